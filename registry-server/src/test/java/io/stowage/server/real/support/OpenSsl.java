// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys and certificates as an operator makes them, by OpenSSL. */
public final class OpenSsl {
  private static final String NAMES = "subjectAltName=DNS:localhost,IP:127.0.0.1";

  private final Path directory;

  /** Writes to a directory. */
  public OpenSsl(Path directory) {
    this.directory = directory;
  }

  /**
   * A certificate in a file, and its key in another.
   *
   * @param key in the form that OpenSSL writes by itself
   */
  public record Pair(Path certificate, Path key) {}

  /** An RSA key that signs itself, for the loopback. */
  public Pair selfSigned(String name) {
    return selfSigned(name, "-newkey", "rsa:2048", "-keyout", pair(name).key.toString());
  }

  /** A certificate for the loopback that a key signs for itself. */
  public Pair selfSigned(String name, Path key) {
    return new Pair(selfSigned(name, "-key", key.toString()).certificate, key);
  }

  private Pair selfSigned(String name, String... more) {
    Pair pair = pair(name);
    List<String> arguments = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "90"));
    arguments.addAll(List.of("-subj", "/CN=" + name, "-addext", NAMES));
    arguments.addAll(List.of("-out", pair.certificate.toString()));
    arguments.addAll(List.of(more));
    run(arguments.toArray(String[]::new));
    return pair;
  }

  /** A key for the loopback that a CA signs. */
  public Pair signedBy(Pair authority, String name, String... extensions) {
    Pair pair = pair(name);
    Path request = directory.resolve(name + ".csr");
    Path config = directory.resolve(name + ".ext");
    try {
      Files.writeString(config, NAMES + "\n" + String.join("\n", extensions) + "\n");
    } catch (IOException e) {
      throw new AssertionError("cannot write " + config, e);
    }
    run(
        "req",
        "-new",
        "-nodes",
        "-newkey",
        "rsa:2048",
        "-subj",
        "/CN=" + name,
        "-keyout",
        pair.key.toString(),
        "-out",
        request.toString());
    run(
        "x509",
        "-req",
        "-days",
        "90",
        "-in",
        request.toString(),
        "-CA",
        authority.certificate.toString(),
        "-CAkey",
        authority.key.toString(),
        "-CAcreateserial",
        "-extfile",
        config.toString(),
        "-out",
        pair.certificate.toString());
    return pair;
  }

  private Pair pair(String name) {
    return new Pair(directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
  }

  /** Runs it, and gives its output. */
  public String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Tool.OPENSSL.path()));
    command.addAll(List.of(arguments));
    return Command.of(command.toArray(String[]::new)).output();
  }
}
