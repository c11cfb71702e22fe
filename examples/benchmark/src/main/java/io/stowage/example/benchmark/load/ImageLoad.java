// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Pushes small images for some time, each client to a repository of its own. */
public final class ImageLoad {
  private static final int LAYERS = 4;
  private static final int LAYER_SIZE = 4096;

  private final InetSocketAddress registry;
  private final ConcurrentMap<String, Image> lastByRepository = new ConcurrentHashMap<>();
  private final AtomicLong pushed = new AtomicLong();

  /** Prepares to push to a registry. */
  public ImageLoad(InetSocketAddress registry) {
    this.registry = registry;
  }

  /**
   * Pushes images of four layers of 4 KiB each, a configuration and a manifest with a tag.
   *
   * @return images per second
   * @throws IOException if an answer is not what it should be
   */
  public double run(int clients, Duration duration) throws IOException, InterruptedException {
    long before = pushed.get();
    long begun = System.nanoTime();
    Clients.run(clients, client -> pushUntil(begun + duration.toNanos(), "images/" + client));
    return (pushed.get() - before) / ((System.nanoTime() - begun) / 1e9);
  }

  /** How many images were pushed so far. */
  public long pushed() {
    return pushed.get();
  }

  /**
   * Pulls the last image of each repository and compares the digests.
   *
   * @throws IOException if something differs or is not there
   */
  public void verify(Curl curl) throws IOException, InterruptedException {
    for (var entry : lastByRepository.entrySet()) {
      Image image = entry.getValue();
      curl.verifyManifest(registry, entry.getKey(), "last", image);
      curl.verifyBlob(registry, entry.getKey(), image.layers().get(0));
    }
  }

  private void pushUntil(long deadline, String repository) throws IOException {
    try (PushClient client = new PushClient(registry, repository)) {
      while (System.nanoTime() < deadline) {
        Image image = Image.random(LAYERS, LAYER_SIZE);
        client.push(image, "last");
        lastByRepository.put(repository, image);
        pushed.incrementAndGet();
      }
    }
  }
}
