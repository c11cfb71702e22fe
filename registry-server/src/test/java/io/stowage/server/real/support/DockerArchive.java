// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An image in the format of {@code docker save}. */
public final class DockerArchive {

  private DockerArchive() {}

  /**
   * Writes an image whose layers are random files, and returns the image's id.
   *
   * @param name repository and tag that the image is loaded as
   */
  public static String write(Path file, String name, long seed, int layers, int layerSize)
      throws IOException {
    List<String> diffIds = new ArrayList<>();
    try (Tar tar = new Tar(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int i = 0; i < layers; i++) {
        byte[] layer = Tar.of("content-" + i, Bytes.random(seed + i, layerSize));
        diffIds.add(Bytes.digest(layer));
        tar.file("layer-" + i + ".tar", layer);
      }
      byte[] config = Image.configuration("amd64", diffIds).getBytes(UTF_8);
      String id = Bytes.digest(config);
      String configName = id.substring("sha256:".length()) + ".json";
      tar.file(configName, config);
      String names =
          IntStream.range(0, layers).mapToObj(i -> "\"layer-" + i + ".tar\"").collect(joining(","));
      String manifest =
          "[{\"Config\":\"%s\",\"RepoTags\":[\"%s\"],\"Layers\":[%s]}]"
              .formatted(configName, name, names);
      tar.file("manifest.json", manifest.getBytes(UTF_8));
      return id;
    }
  }
}
