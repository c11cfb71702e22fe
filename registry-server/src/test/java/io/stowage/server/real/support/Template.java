// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of a test case in which {@code <a*1000>} stands for a thousand times {@code a}, and {@code
 * <0x00>} for one byte. Each character of an expanded text is a byte.
 */
final class Template {

  private static final Pattern REPEATED = Pattern.compile("<([^<>*]+)\\*(\\d+)>");
  private static final Pattern BYTE = Pattern.compile("<0x([0-9a-f]{2})>");

  private Template() {}

  static String expand(String text) {
    String repeated = REPEATED.matcher(text).replaceAll(Template::repetition);
    return BYTE.matcher(repeated).replaceAll(Template::character);
  }

  private static String repetition(MatchResult match) {
    return Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2))));
  }

  private static String character(MatchResult match) {
    return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16)));
  }
}
