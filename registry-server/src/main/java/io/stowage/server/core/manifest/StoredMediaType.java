// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stowage.registry.MediaTypes;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The type of a manifest that is stored already, perhaps for many years and by other registries:
 * what it says itself, or else what its fields tell.
 */
public final class StoredMediaType {
  /** A manifest of Docker's first schema, with signatures. Served from old stores, not accepted. */
  private static final String SIGNED_SCHEMA_1 =
      "application/vnd.docker.distribution.manifest.v1+prettyjws";

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private StoredMediaType() {}

  /** The type of these bytes; {@code application/octet-stream} if they tell nothing. */
  public static String of(byte[] content) {
    Set<String> fields = new HashSet<>();
    try (JsonParser parser = JSON.createParser(content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return MediaTypes.OCTET_STREAM;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
        if (text && name.equals("mediaType") && !parser.getText().isEmpty()) {
          return parser.getText();
        }
        fields.add(name);
        parser.skipChildren();
      }
    } catch (IOException e) {
      return MediaTypes.OCTET_STREAM;
    }
    return byShape(fields);
  }

  private static String byShape(Set<String> fields) {
    if (fields.contains("fsLayers")) {
      return SIGNED_SCHEMA_1;
    }
    if (fields.contains("manifests")) {
      return MediaTypes.OCI_INDEX;
    }
    return fields.contains("config") ? MediaTypes.OCI_MANIFEST : MediaTypes.OCTET_STREAM;
  }
}
