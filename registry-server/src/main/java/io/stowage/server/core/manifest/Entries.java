// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stowage.registry.Descriptor;
import io.stowage.registry.Digest;
import io.stowage.registry.InvalidReferenceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the descriptors of one manifest, up to a number that none needs. */
final class Entries {
  private static final int MAX_ENTRIES = 10_000;

  private int count;

  /** The array of descriptors at the parser; empty for a null. */
  List<ManifestEntry> list(JsonParser parser, String what)
      throws IOException, ManifestFormatException {
    List<ManifestEntry> entries = new ArrayList<>();
    if (Json.array(parser, what)) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        ManifestEntry entry = one(parser, what);
        if (entry == null) {
          throw new ManifestFormatException(what + " has a null");
        }
        entries.add(entry);
      }
    }
    return entries;
  }

  /** The descriptor at the parser, or null for a null. */
  @Nullable ManifestEntry one(JsonParser parser, String what)
      throws IOException, ManifestFormatException {
    if (!Json.object(parser, what)) {
      return null;
    }
    if (++count > MAX_ENTRIES) {
      throw new ManifestFormatException("it refers to more than " + MAX_ENTRIES + " things");
    }
    String mediaType = null;
    String digest = null;
    long size = -1;
    List<String> urls = List.of();
    Platform platform = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "mediaType" -> mediaType = Json.text(parser, what + ".mediaType");
        case "digest" -> digest = Json.text(parser, what + ".digest");
        case "size" -> size = Json.number(parser, what + ".size");
        case "urls" -> urls = Json.texts(parser, what + ".urls");
        case "platform" -> platform = platform(parser, what + ".platform");
        default -> parser.skipChildren();
      }
    }
    return new ManifestEntry(descriptor(mediaType, digest, size, what), urls, platform);
  }

  private static Descriptor descriptor(
      @Nullable String mediaType, @Nullable String digest, long size, String what)
      throws ManifestFormatException {
    if (digest == null) {
      throw new ManifestFormatException(what + " has no digest");
    }
    if (size < 0) {
      throw new ManifestFormatException(what + " has no size of zero or more");
    }
    try {
      return new Descriptor(mediaType == null ? "" : mediaType, Digest.parse(digest), size);
    } catch (InvalidReferenceException e) {
      throw new ManifestFormatException(what + ".digest: " + e.getMessage());
    }
  }

  private static @Nullable Platform platform(JsonParser parser, String what)
      throws IOException, ManifestFormatException {
    if (!Json.object(parser, what)) {
      return null;
    }
    String os = null;
    String architecture = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "os" -> os = Json.text(parser, what + ".os");
        case "architecture" -> architecture = Json.text(parser, what + ".architecture");
        default -> parser.skipChildren();
      }
    }
    return new Platform(os == null ? "" : os, architecture == null ? "" : architecture);
  }
}
