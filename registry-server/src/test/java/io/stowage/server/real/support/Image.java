// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A small OCI image with layers of random content, the same for a seed on every run.
 *
 * @param platform as a member of a descriptor in an index
 */
public record Image(Content config, List<Content> layers, Content manifest, String platform) {

  public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  public static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

  /** An image for {@code linux} on {@code architecture}. */
  public static Image of(long seed, String architecture, int layers, int layerSize) {
    List<Content> contents = new ArrayList<>();
    List<String> diffIds = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      byte[] tar = Tar.of("layer-" + i, Bytes.random(seed + i, layerSize));
      diffIds.add(Bytes.digest(tar));
      contents.add(new Content(LAYER, gzip(tar)));
    }
    Content config = Content.json(CONFIG, configuration(architecture, diffIds));
    String manifest =
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
            .formatted(
                MANIFEST,
                config.descriptor(),
                contents.stream().map(Content::descriptor).collect(joining(",")));
    String platform =
        ",\"platform\":{\"architecture\":\"%s\",\"os\":\"linux\"}".formatted(architecture);
    return new Image(config, contents, Content.json(MANIFEST, manifest), platform);
  }

  /** One layer of a kilobyte: enough to see whether a push works. */
  public static Image tiny(long seed) {
    return of(seed, "amd64", 1, 1024);
  }

  /** An index of images, each with its platform. */
  public static Content index(List<Image> images) {
    String manifests =
        images.stream()
            .map(image -> image.manifest().descriptorWith(image.platform()))
            .collect(joining(","));
    return Content.json(
        INDEX,
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
            .formatted(INDEX, manifests));
  }

  /** The configuration of an image, in the form that Docker and OCI share. */
  static String configuration(String architecture, List<String> diffIds) {
    String ids = diffIds.stream().map(id -> "\"" + id + "\"").collect(joining(","));
    return "{\"architecture\":\"%s\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[%s]}}"
        .formatted(architecture, ids);
  }

  /** Configuration and layers. */
  public List<Content> blobs() {
    List<Content> blobs = new ArrayList<>(layers);
    blobs.add(config);
    return blobs;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
