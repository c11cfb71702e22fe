// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON within a token. Written as Go writes it; read as Go reads it: names in any case, unknown
 * ones passed over.
 */
final class UploadStateJson {
  private static final JsonFactory JSON = new JsonFactory();

  private UploadStateJson() {}

  /** No value needs escaping: their types allow no such characters. */
  static byte[] write(UploadState state) {
    StringBuilder json = new StringBuilder(256);
    json.append("{\"Name\":\"").append(state.repository());
    json.append("\",\"UUID\":\"").append(state.id());
    json.append("\",\"Offset\":").append(state.offset());
    json.append(",\"StartedAt\":\"").append(state.startedAt()).append('"');
    DigestAlgorithm algorithm = state.algorithm();
    if (algorithm != null) {
      json.append(",\"Algorithm\":\"").append(algorithm.id()).append('"');
    }
    if (state.soFar() != null) {
      json.append(",\"Digest\":\"").append(state.soFar()).append('"');
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The state, or empty where the bytes are none. */
  static Optional<UploadState> read(byte[] bytes, int from) {
    try (JsonParser parser = JSON.createParser(bytes, from, bytes.length - from)) {
      Map<String, String> fields = fields(parser);
      String algorithm = fields.get("algorithm");
      String soFar = fields.get("digest");
      return Optional.of(
          new UploadState(
              RepositoryName.parse(fields.getOrDefault("name", "")),
              UploadId.parse(fields.getOrDefault("uuid", "")),
              Long.parseLong(fields.getOrDefault("offset", "0")),
              OffsetDateTime.parse(fields.getOrDefault("startedat", "")).toInstant(),
              algorithm == null ? null : DigestAlgorithm.find(algorithm).orElse(null),
              soFar == null ? null : Digest.parse(soFar)));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> fields(JsonParser parser) throws IOException {
    Map<String, String> fields = new HashMap<>();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return fields;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName().toLowerCase(Locale.ROOT);
      if (parser.nextToken().isScalarValue()) {
        fields.put(name, parser.getText());
      } else {
        parser.skipChildren();
      }
    }
    return fields;
  }
}
