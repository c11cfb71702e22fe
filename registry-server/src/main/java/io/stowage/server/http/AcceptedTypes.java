// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import java.util.List;
import java.util.Locale;

/** What the {@code Accept} headers of a request say (RFC 9110 section 12.5.1). */
final class AcceptedTypes {
  private static final String REFUSED = "0";

  private AcceptedTypes() {}

  /**
   * Whether a media type is welcome: no header at all and wildcards accept it, {@code q=0} does
   * not.
   *
   * @param headers each {@code Accept} header of the request
   */
  static boolean include(List<String> headers, String mediaType) {
    if (headers.isEmpty()) {
      return true;
    }
    String family = mediaType.substring(0, mediaType.indexOf('/') + 1) + '*';
    for (String header : headers) {
      for (String item : header.split(",", -1)) {
        String range = withoutParameters(item);
        boolean names = range.equals("*/*") || range.equals(family) || range.equals(mediaType);
        if (names && !refuses(item)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A media type without its parameters, in lower case. */
  static String withoutParameters(String mediaType) {
    int semicolon = mediaType.indexOf(';');
    return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static boolean refuses(String item) {
    for (String parameter : item.split(";", -1)) {
      String text = parameter.strip().toLowerCase(Locale.ROOT);
      if (text.startsWith("q=") && text.substring(2).replaceAll("\\.0*$", "").equals(REFUSED)) {
        return true;
      }
    }
    return false;
  }
}
