// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON from anywhere, one token after another, with bounds on what it may be. */
final class Json {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_MESSAGE = 200;
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // names come from anybody: none is worth a place in a table that all parsers share
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private Json() {}

  /**
   * Reads a document that is one object, and nothing after it.
   *
   * @throws ManifestFormatException if it is not UTF-8, not JSON, too deep, or has a name twice
   */
  static <T> T document(byte[] content, ObjectReader<T> reader) throws ManifestFormatException {
    try (JsonParser parser = STRICT.createParser(utf8(content))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ManifestFormatException("it is not a JSON object");
      }
      T value = reader.read(parser);
      if (parser.nextToken() != null) {
        throw new ManifestFormatException("there is something after the JSON object");
      }
      return value;
    } catch (CharacterCodingException e) {
      throw new ManifestFormatException("it is not UTF-8");
    } catch (JsonProcessingException e) {
      String why = String.valueOf(e.getOriginalMessage());
      throw new ManifestFormatException(
          "it is not JSON: " + why.substring(0, Math.min(why.length(), MAX_MESSAGE)));
    } catch (IOException e) {
      throw new IllegalStateException("text in memory is read without failing", e);
    }
  }

  /** Text, so that the parser has no encoding to guess. */
  private static String utf8(byte[] content) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
  }

  /** The text at the parser, or null for a null. */
  static @Nullable String text(JsonParser parser, String what)
      throws IOException, ManifestFormatException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NULL -> null;
      default -> throw new ManifestFormatException(what + " is not a string");
    };
  }

  /** The number at the parser. */
  static long number(JsonParser parser, String what) throws IOException, ManifestFormatException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new ManifestFormatException(what + " is not a whole number");
    }
    return parser.getLongValue();
  }

  /** Whether an object begins at the parser, and not a null. */
  static boolean object(JsonParser parser, String what) throws ManifestFormatException {
    return begins(parser, JsonToken.START_OBJECT, what + " is not an object");
  }

  /** Whether an array begins at the parser, and not a null. */
  static boolean array(JsonParser parser, String what) throws ManifestFormatException {
    return begins(parser, JsonToken.START_ARRAY, what + " is not an array");
  }

  /** The array of strings at the parser; empty for a null. */
  static List<String> texts(JsonParser parser, String what)
      throws IOException, ManifestFormatException {
    List<String> texts = new ArrayList<>();
    if (array(parser, what)) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        texts.add(required(text(parser, what), what));
      }
    }
    return texts;
  }

  /** The object of strings at the parser; empty for a null. */
  static Map<String, String> map(JsonParser parser, String what)
      throws IOException, ManifestFormatException {
    Map<String, String> map = new LinkedHashMap<>();
    if (object(parser, what)) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, required(text(parser, what), what));
      }
    }
    return map;
  }

  private static String required(@Nullable String text, String what)
      throws ManifestFormatException {
    if (text == null) {
      throw new ManifestFormatException(what + " has a null");
    }
    return text;
  }

  private static boolean begins(JsonParser parser, JsonToken start, String otherwise)
      throws ManifestFormatException {
    JsonToken token = parser.currentToken();
    if (token != start && token != JsonToken.VALUE_NULL) {
      throw new ManifestFormatException(otherwise);
    }
    return token == start;
  }

  /** Reads an object whose start is at the parser, up to and with its end. */
  @FunctionalInterface
  interface ObjectReader<T> {
    T read(JsonParser parser) throws IOException, ManifestFormatException;
  }
}
