// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Blob;
import io.stowage.example.benchmark.load.Image;
import io.stowage.example.benchmark.load.PushClient;
import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The content for pulls: the same in each registry's storage, pushed there when a row first needs
 * it. Not thread-safe.
 */
final class Stock {
  static final String REPOSITORY = "stock/all";
  static final String TAG = "last";
  private static final int SMALL = 2048;

  private final Workspace workspace;
  private final Image image = Image.random(1, SMALL);
  private final Map<String, Path> roots = new HashMap<>();
  private final Set<String> pushed = new HashSet<>();

  Stock(Workspace workspace) {
    this.workspace = workspace;
  }

  Image image() {
    return image;
  }

  /** Returns a storage directory in which the small image is. */
  Path withImage(RegistrySpec registry) throws IOException {
    return with(registry, image.manifest(), client -> client.push(image, TAG));
  }

  /** Returns a storage directory in which a blob is. */
  Path withBlob(RegistrySpec registry, Blob blob) throws IOException {
    return with(registry, blob, client -> client.push(blob));
  }

  private Path with(RegistrySpec registry, Blob key, Push push) throws IOException {
    Path root = roots.get(registry.name());
    if (root == null) {
      root = workspace.newDirectory("stock");
      roots.put(registry.name(), root);
    }
    if (pushed.add(registry.name() + key.digest())) {
      try (RegistryProcess server = RegistryProcess.start(registry, root, null);
          PushClient client = new PushClient(server.address(), REPOSITORY)) {
        push.by(client);
      }
    }
    return root;
  }

  private interface Push {
    void by(PushClient client) throws IOException;
  }
}
