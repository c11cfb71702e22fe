// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.nio.file.Path;
import java.util.Base64;

/** A file of users that real programs write, and what they do to one. */
public final class Users {
  private final Path file;

  /** The file need not exist. */
  public Users(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  /** The settings that make a registry ask for them. */
  public String yaml() {
    return """
    auth:
      htpasswd:
        realm: The Registry
        path: %s
    """
        .formatted(file);
  }

  /** Apache's program adds a user, and makes the file where that is asked for. */
  public Users addByApache(String user, String password, boolean create) {
    Command.of(Tool.HTPASSWD.path(), create ? "-cBb" : "-Bb", file.toString(), user, password)
        .output();
    return this;
  }

  /** Our program adds a user. */
  public Users addByOurs(String user, String password) {
    ours("-Bb", user, password).output();
    return this;
  }

  /** Our program, on this file. */
  public static Command ours(Path file, String options, String... rest) {
    String[] line = new String[rest.length + 4];
    line[0] = RegistryProgram.stowage().serve(file).get(0);
    line[1] = "htpasswd";
    line[2] = options;
    line[3] = file.toString();
    System.arraycopy(rest, 0, line, 4, rest.length);
    return Command.of(line);
  }

  private Command ours(String options, String... rest) {
    return ours(file, options, rest);
  }

  /** An {@code Authorization} header. */
  public static String basic(String user, String password) {
    String text = user + ":" + password;
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
