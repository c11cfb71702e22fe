// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stowage.registry.Digest;
import io.stowage.registry.MediaTypes;
import java.util.List;

/** Manifests as clients write them. */
final class Manifests {
  static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Manifests() {}

  static ObjectNode image(Digest config, List<Digest> layers) {
    ObjectNode image = document(MediaTypes.OCI_MANIFEST);
    image.set("config", descriptor(CONFIG, config));
    ArrayNode list = image.putArray("layers");
    layers.forEach(layer -> list.add(descriptor(LAYER, layer)));
    return image;
  }

  static ObjectNode index(List<Digest> children) {
    ObjectNode index = document(MediaTypes.OCI_INDEX);
    ArrayNode list = index.putArray("manifests");
    children.forEach(child -> list.add(descriptor(MediaTypes.OCI_MANIFEST, child)));
    return index;
  }

  static ObjectNode descriptor(String mediaType, Digest digest) {
    return JSON.objectNode()
        .put("mediaType", mediaType)
        .put("digest", digest.toString())
        .put("size", 7);
  }

  static ObjectNode document(String mediaType) {
    return JSON.objectNode().put("schemaVersion", 2).put("mediaType", mediaType);
  }
}
