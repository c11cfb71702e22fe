// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/** Percent-encoding. */
final class Percent {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

  private Percent() {}

  /** Encodes all but unreserved characters. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      if (UNRESERVED.indexOf(b & 0xff) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  /** Encodes all but unreserved characters and slashes. */
  static String encodePath(String text) {
    return encode(text).replace("%2F", "/");
  }

  /** Decodes what was encoded properly, and refuses what was not. */
  static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        try {
          bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
          throw OssFailure.invalid("The URI is not encoded properly");
        }
        i += 2;
      } else if (c > ' ' && c < 127) {
        bytes.write(c);
      } else {
        throw OssFailure.invalid("The URI holds characters that have to be encoded");
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw OssFailure.invalid("The URI is no UTF-8");
    }
  }
}
