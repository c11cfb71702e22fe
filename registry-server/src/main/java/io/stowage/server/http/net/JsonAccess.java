// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JSON object for each request. */
final class JsonAccess implements AccessFormat {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String line(HttpServerRequest request, Instant now, long nanos) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("time", now.toString());
      json.writeStringField("remote", AccessFormat.client(request));
      String user = RequestUser.of(request);
      header(json, "user", user.isEmpty() ? null : user);
      json.writeStringField("method", request.method().name());
      json.writeStringField("uri", request.uri());
      json.writeStringField("protocol", AccessFormat.protocol(request));
      json.writeNumberField("status", AccessFormat.status(request));
      json.writeNumberField("bytes", AccessFormat.bytes(request));
      json.writeNumberField("micros", TimeUnit.NANOSECONDS.toMicros(nanos));
      header(json, "referer", request.getHeader(HttpHeaders.REFERER));
      header(json, "agent", request.getHeader(HttpHeaders.USER_AGENT));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void header(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
