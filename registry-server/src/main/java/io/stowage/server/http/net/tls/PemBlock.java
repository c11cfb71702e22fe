// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the blocks of a PEM file (RFC 7468). */
final class PemBlock {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  private final String label;
  private final String text;

  private PemBlock(String label, String text) {
    this.label = label;
    this.text = text;
  }

  /** The blocks of a file, in its order. What stands between them is a comment. */
  static List<PemBlock> of(String file) {
    List<PemBlock> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(file);
    while (matcher.find()) {
      blocks.add(new PemBlock(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  /** What it says it is, such as {@code CERTIFICATE}. */
  String label() {
    return label;
  }

  /** Whether it is locked with a passphrase (PKCS#8, or RFC 1421 as OpenSSL once wrote it). */
  boolean encrypted() {
    return label.startsWith("ENCRYPTED ") || text.contains("ENCRYPTED");
  }

  /**
   * What is in it.
   *
   * @throws IllegalArgumentException if that is not base64
   */
  byte[] content() {
    return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
  }
}
