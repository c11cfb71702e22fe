// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Pushes blobs at once, each over a connection and to a repository of its own. */
public final class PushLoad {
  private PushLoad() {}

  /** Where the blob of an index was pushed to. */
  public static String repository(int index) {
    return "pushed/by-client-" + index;
  }

  /**
   * Pushes the blobs and then, outside the time taken, checks that they are there.
   *
   * @throws IOException if an answer is not what it should be
   */
  public static Transfers run(InetSocketAddress registry, List<Blob> blobs)
      throws IOException, InterruptedException {
    List<PushClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < blobs.size(); i++) {
        clients.add(new PushClient(registry, repository(i)));
      }
      Progress progress = new Progress(blobs.size());
      Clients.run(
          blobs.size(),
          i -> {
            clients.get(i).push(blobs.get(i), sent -> progress.moved(i, sent));
            progress.ended();
          });
      for (int i = 0; i < blobs.size(); i++) {
        clients.get(i).check(blobs.get(i));
      }
      return progress.result();
    } finally {
      for (PushClient client : clients) {
        client.close();
      }
    }
  }
}
