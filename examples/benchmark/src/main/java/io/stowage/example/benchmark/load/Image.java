// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An OCI image.
 *
 * @param config its configuration
 * @param layers its layers
 * @param manifest the manifest that names them
 */
public record Image(Blob config, List<Blob> layers, Blob manifest) {
  /** The media type of the manifest. */
  public static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";

  private static final String PREFIX = "application/vnd.oci.image.";

  /** Makes an image that shares nothing with any other. */
  public static Image random(int layers, int layerSize) {
    List<Blob> blobs =
        Stream.<Blob>generate(() -> SmallBlob.random(layerSize)).limit(layers).toList();
    String diffIds = blobs.stream().map(b -> quote(b.digest())).collect(Collectors.joining(","));
    Blob config =
        json(
            """
            {"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[%s]}}"""
                .formatted(diffIds));
    String descriptors =
        blobs.stream()
            .map(blob -> descriptor("layer.v1.tar", blob))
            .collect(Collectors.joining(","));
    Blob manifest =
        json(
            """
            {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}"""
                .formatted(MEDIA_TYPE, descriptor("config.v1+json", config), descriptors));
    return new Image(config, blobs, manifest);
  }

  private static String descriptor(String type, Blob blob) {
    return """
        {"mediaType":"%s","digest":"%s","size":%d}"""
        .formatted(PREFIX + type, blob.digest(), blob.size());
  }

  private static String quote(String text) {
    return '"' + text + '"';
  }

  private static Blob json(String text) {
    return SmallBlob.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
