// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.storage;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Stores files by their digests, and serves them. */
public final class EmbedStorage {
  private static final String USAGE =
      """
      store DIRECTORY FILE   stores a file and prints its digest
      serve DIRECTORY PORT   serves what is stored at http://127.0.0.1:PORT/DIGEST
      """;

  private EmbedStorage() {}

  /** Takes a command and its two arguments. */
  public static void main(String[] args) throws Exception {
    if (args.length == 3 && args[0].equals("store")) {
      try (StorageDriver driver = open(args[1])) {
        System.out.println(store(new ContentStore(driver), Path.of(args[2]), System.err));
      }
    } else if (args.length == 3 && args[0].equals("serve")) {
      try (StorageDriver driver = open(args[1]);
          ContentServer server =
              ContentServer.start(new ContentStore(driver), Integer.parseInt(args[2]))) {
        System.out.println("serving on port " + server.port());
        new CountDownLatch(1).await();
      }
    } else {
      System.err.print(USAGE);
      System.exit(2);
    }
  }

  /** Another driver and its settings make it store elsewhere: nothing else changes. */
  static StorageDriver open(String directory) throws IOException {
    return StorageDrivers.load().open("filesystem", Map.of("rootdirectory", directory));
  }

  static Digest store(ContentStore store, Path file, PrintStream terminal) throws IOException {
    try (FileChannel source = FileChannel.open(file)) {
      Progress progress = new Progress(terminal, file.getFileName().toString(), source.size());
      Digest digest = store.store(source, progress);
      progress.end();
      return digest;
    }
  }
}
