// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The combined format of Apache's HTTP server. */
final class CombinedAccess implements AccessFormat {
  private static final int LENGTH = 256;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("'['dd/MMM/yyyy:HH:mm:ss Z']'", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  /** Times have seconds, so that one text serves many lines. */
  private volatile Second last = new Second(0, "");

  private record Second(long epoch, String text) {}

  @Override
  public String line(HttpServerRequest request, Instant now, long nanos) {
    StringBuilder line =
        new StringBuilder(LENGTH).append(AccessFormat.client(request)).append(" - ");
    user(line, RequestUser.of(request));
    line.append(' ').append(time(now)).append(" \"").append(request.method().name()).append(' ');
    escape(line, request.uri());
    line.append(' ')
        .append(AccessFormat.protocol(request))
        .append("\" ")
        .append(AccessFormat.status(request))
        .append(' ')
        .append(AccessFormat.bytes(request));
    header(line, request.getHeader(HttpHeaders.REFERER));
    header(line, request.getHeader(HttpHeaders.USER_AGENT));
    return line.toString();
  }

  private String time(Instant now) {
    Second second = last;
    if (second.epoch != now.getEpochSecond()) {
      second = new Second(now.getEpochSecond(), TIME.format(now));
      last = second;
    }
    return second.text;
  }

  /** A space would end the field. */
  private static void user(StringBuilder line, String user) {
    escape(line, user.isEmpty() ? "-" : user.replace(' ', '_'));
  }

  private static void header(StringBuilder line, @Nullable String value) {
    line.append(" \"");
    escape(line, value == null ? "-" : value);
    line.append('"');
  }

  private static void escape(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        line.append("\\x");
        HexFormat.of().toHexDigits(line, (byte) c);
      } else {
        line.append(c);
      }
    }
  }
}
