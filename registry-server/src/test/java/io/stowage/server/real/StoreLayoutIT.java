// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Content;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.OciLayout;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import io.stowage.server.real.support.Skopeo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that a push leaves are those that CNCF distribution leaves. */
class StoreLayoutIT {

  @TempDir Path directory;

  @Test
  void samePushLeavesTheSameFilesWithTheSameContent() throws IOException {
    Map<String, String> ours = filesAfterPush(RegistryProgram.underTest(), "ours");
    Map<String, String> theirs = filesAfterPush(RegistryProgram.incumbent(), "theirs");

    assertThat(ours).hasSizeGreaterThan(10).isEqualTo(theirs);
  }

  private Map<String, String> filesAfterPush(RegistryProgram program, String name)
      throws IOException {
    Path store = directory.resolve(name);
    try (RegistryProcess registry = RegistryProcess.start(program, RegistrySettings.on(store))) {
      push(registry);
    }
    return filesIn(store);
  }

  private void push(RegistryProcess registry) throws IOException {
    Image amd64 = Image.of(141, "amd64", 2, 50_000);
    Image arm64 = Image.of(151, "arm64", 2, 50_000);
    Content index = Image.index(List.of(amd64, arm64));
    Path in = directory.resolve("in-" + registry.port());
    OciLayout layout = OciLayout.create(in, "v1", index);
    layout.add(amd64);
    layout.add(arm64);
    String target = "docker://" + registry.address() + "/team/app:";
    Skopeo.copy("oci:" + in + ":v1", target + "multi", "--all");
    Skopeo.copy("oci:" + in + ":v1", target + "latest", "--override-arch=amd64");
    Skopeo.copy("oci:" + in + ":v1", target + "latest", "--override-arch=arm64");
    registry.client().pushBlob("lone/blob", new byte[0]);
  }

  /** Path below the store to digest, leaving out what a finished or broken upload may leave. */
  private static Map<String, String> filesIn(Path store) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(store)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = store.relativize(path).toString();
        if (!name.contains("/_uploads/")) {
          files.put(name, Bytes.digest(Files.readAllBytes(path)));
        }
      }
    }
    return files;
  }
}
