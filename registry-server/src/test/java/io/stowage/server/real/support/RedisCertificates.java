// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A certificate of 127.0.0.1 that a private authority signed, made by openssl.
 *
 * @param authority PEM file of the authority's certificate
 * @param certificate PEM file of the certificate
 * @param key PEM file of its key
 */
public record RedisCertificates(Path authority, Path certificate, Path key) {

  public static RedisCertificates make(Path parent) {
    try {
      Path directory = Files.createDirectories(parent.resolve("certificates"));
      Path authority = directory.resolve("ca.pem");
      Path authorityKey = directory.resolve("ca.key");
      Path certificate = directory.resolve("own.pem");
      Path key = directory.resolve("own.key");
      openssl(
          "-subj",
          "/CN=a test's authority",
          "-keyout",
          text(authorityKey),
          "-out",
          text(authority));
      openssl(
          "-subj",
          "/CN=redis",
          "-addext",
          "subjectAltName=IP:127.0.0.1",
          "-CA",
          text(authority),
          "-CAkey",
          text(authorityKey),
          "-keyout",
          text(key),
          "-out",
          text(certificate));
      return new RedisCertificates(authority, certificate, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void openssl(String... more) {
    String[] usual = {
      Tool.OPENSSL.path(), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"
    };
    String[] all = new String[usual.length + more.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    Command.of(all).output();
  }

  private static String text(Path path) {
    return path.toString();
  }
}
