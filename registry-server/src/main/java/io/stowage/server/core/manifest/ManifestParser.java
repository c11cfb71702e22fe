// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stowage.registry.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest, and refuses what two readers could take for different things: names that occur
 * twice, types that disagree, an index with layers. Fields that it does not know are passed over.
 */
public final class ManifestParser {
  private static final int SCHEMA_VERSION = 2;

  private final Entries entries = new Entries();
  private final String claimed;

  private long schemaVersion;
  private @Nullable String mediaType;
  private @Nullable ManifestEntry config;
  private @Nullable List<ManifestEntry> layers;
  private @Nullable List<ManifestEntry> children;
  private @Nullable Digest subject;
  private @Nullable String artifactType;
  private Map<String, String> annotations = Map.of();

  private ManifestParser(String claimed) {
    this.claimed = claimed;
  }

  /**
   * Reads a manifest.
   *
   * @param claimed the type that it is said to be, without parameters
   * @throws ManifestFormatException if it is not of that type, or that type is not supported, or it
   *     is malformed
   */
  public static ParsedManifest parse(byte[] content, String claimed)
      throws ManifestFormatException {
    if (!ManifestTypes.supported(claimed)) {
      throw new ManifestFormatException("the type is none of " + ManifestTypes.list());
    }
    return Json.document(content, parser -> new ManifestParser(claimed).read(parser));
  }

  private ParsedManifest read(JsonParser parser) throws IOException, ManifestFormatException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      field(name, parser);
    }
    checkType();
    return new ParsedManifest(
        claimed,
        config,
        layers == null ? List.of() : layers,
        children == null ? List.of() : children,
        subject,
        artifactType,
        annotations);
  }

  private void field(String name, JsonParser parser) throws IOException, ManifestFormatException {
    switch (name) {
      case "schemaVersion" -> schemaVersion = Json.number(parser, name);
      case "mediaType" -> mediaType = Json.text(parser, name);
      case "config" -> config = entries.one(parser, name);
      case "layers" -> layers = entries.list(parser, name);
      case "manifests" -> children = entries.list(parser, name);
      case "subject" -> {
        ManifestEntry entry = entries.one(parser, name);
        subject = entry == null ? null : entry.descriptor().digest();
      }
      case "artifactType" -> artifactType = Json.text(parser, name);
      case "annotations" -> annotations = Json.map(parser, name);
      default -> parser.skipChildren();
    }
  }

  private void checkType() throws ManifestFormatException {
    if (schemaVersion != SCHEMA_VERSION) {
      throw new ManifestFormatException("its schemaVersion is not 2");
    }
    if (mediaType == null ? ManifestTypes.docker(claimed) : !mediaType.equals(claimed)) {
      throw new ManifestFormatException("its mediaType is not the content type, " + claimed);
    }
    if (ManifestTypes.index(claimed)) {
      if (children == null || config != null || layers != null) {
        throw new ManifestFormatException("an index has manifests, and neither config nor layers");
      }
    } else if (config == null || children != null) {
      throw new ManifestFormatException("a manifest has a config, and no manifests");
    }
  }
}
