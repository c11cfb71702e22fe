// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadStore;
import java.time.Duration;

final class RadosDriver implements StorageDriver {
  private static final String VERSION = "version";
  private static final String OURS = "1";

  private final ConnectionSettings settings;
  private final Pool pool;
  private final BlobStore blobs;
  private final UploadStore uploads;
  private final LinkStore links;

  private RadosDriver(ConnectionSettings settings, Pool pool) {
    this.settings = settings;
    this.pool = pool;
    this.blobs = new RadosBlobStore(pool);
    this.uploads = new RadosUploadStore(pool);
    this.links = new RadosLinkStore(pool);
  }

  /**
   * Connects, and sees that the pool can be written to and holds what this driver understands.
   *
   * @throws StorageException with a line that says what to install or check
   */
  static RadosDriver open(
      ConnectionSettings settings, Duration operationTimeout, long chunkSize, int parallelism)
      throws StorageException {
    Connection connection =
        NativeThreads.callOnce("rados-connect", () -> Connection.open(settings));
    Cluster cluster = new Cluster(connection, operationTimeout);
    RadosDriver driver =
        new RadosDriver(settings, Pool.of(cluster, new Failures(settings), chunkSize, parallelism));
    boolean done = false;
    try {
      driver.prepare();
      done = true;
      return driver;
    } finally {
      if (!done) {
        driver.close();
      }
    }
  }

  private void prepare() throws StorageException {
    int made =
        pool.cluster()
            .call(io -> io.write(Names.LAYOUT, op -> op.createNew().attribute(VERSION, OURS)));
    if (made != Errno.EEXIST) {
      pool.failures().check(Names.LAYOUT, made);
      return;
    }
    probe();
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public UploadStore uploads() {
    return uploads;
  }

  @Override
  public LinkStore links() {
    return links;
  }

  @Override
  public void probe() throws StorageException {
    pool.cluster()
        .call(
            io -> {
              try (ReadOp op = new ReadOp().allAttributes()) {
                pool.failures().check(Names.LAYOUT, io.read(Names.LAYOUT, op));
                String version = op.attributes().getOrDefault(VERSION, "unknown");
                if (!version.equals(OURS)) {
                  throw pool.failures()
                      .corrupt(
                          Names.LAYOUT,
                          "what lies in this pool is of version "
                              + version
                              + ", and this driver knows "
                              + OURS);
                }
                return version;
              }
            });
  }

  @Override
  public String location() {
    return "pool " + settings.place() + " of " + settings.conffile();
  }

  @Override
  public void close() {
    pool.cluster().close();
  }
}
