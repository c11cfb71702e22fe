// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** JSON of the store. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectMapper mapper() {
    return MAPPER;
  }

  /**
   * A time, which is of UTC and need not say so.
   *
   * @throws DateTimeException if it is none
   */
  static Instant time(JsonNode text) {
    return LocalDateTime.parse(text.asText().replaceFirst("Z$", "")).toInstant(ZoneOffset.UTC);
  }

  /**
   * Reads an answer.
   *
   * @param what what was asked for
   */
  static JsonNode read(String what, byte[] bytes) throws StorageException {
    try {
      return MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new StorageException.Unavailable(what + ": the answer is no JSON", e);
    }
  }
}
