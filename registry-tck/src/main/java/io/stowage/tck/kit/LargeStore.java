// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many blobs, and many links of one repository.
 *
 * @param backend where they are
 * @param blobs the blobs in byte order
 * @param links what is linked, in byte order
 * @param keeper an instance that has it open all the time
 */
public record LargeStore(
    Backend backend, List<Digest> blobs, List<Digest> links, StorageDriver keeper)
    implements Closeable {
  private static final int BLOBS = 20_000;
  private static final int LINKS = 100_000;
  private static final int AT_ONCE = 16;
  private static final RepositoryName REPOSITORY = RepositoryName.parse("stock/very-many");

  /** {@return where the links are} */
  public static LinkScope.Blobs scope() {
    return new LinkScope.Blobs(REPOSITORY);
  }

  /**
   * Fills an empty backend: 20 000 blobs, 100 000 links.
   *
   * @param backend the backend, which the store cleans when it is closed
   * @return the store, which the caller closes
   * @throws StorageException if the driver cannot be opened
   * @throws InterruptedException if this thread is interrupted
   */
  public static LargeStore fill(Backend backend) throws StorageException, InterruptedException {
    StorageDriver keeper = backend.open();
    try {
      return new LargeStore(backend, putBlobs(keeper, BLOBS), writeLinks(keeper, LINKS), keeper);
    } catch (Throwable failure) {
      keeper.close();
      throw failure;
    }
  }

  /**
   * Puts small blobs, several at a time.
   *
   * @param driver where to
   * @param count how many
   * @return their digests in order
   * @throws InterruptedException if this thread is interrupted
   */
  public static List<Digest> putBlobs(StorageDriver driver, int count) throws InterruptedException {
    Race.allSucceed(
        AT_ONCE,
        runner -> {
          for (int i = runner; i < count; i += AT_ONCE) {
            driver.blobs().put(content(i));
          }
          return true;
        });
    return digests(count);
  }

  /**
   * Writes links of one repository, several at a time.
   *
   * @param driver where to
   * @param count how many
   * @return what is linked, in order
   * @throws InterruptedException if this thread is interrupted
   */
  public static List<Digest> writeLinks(StorageDriver driver, int count)
      throws InterruptedException {
    List<Digest> digests = digests(count);
    Race.allSucceed(
        AT_ONCE,
        runner -> {
          for (int i = runner; i < count; i += AT_ONCE) {
            driver.links().write(new LinkKey.Blob(REPOSITORY, digests.get(i)), digests.get(i));
          }
          return true;
        });
    return digests;
  }

  private static List<Digest> digests(int count) {
    return IntStream.range(0, count).mapToObj(i -> content(i).digest()).sorted().toList();
  }

  private static VerifiedContent content(int number) {
    return VerifiedContent.hash(DigestAlgorithm.SHA256, ("one of many: " + number).getBytes(UTF_8));
  }

  @Override
  public void close() throws IOException {
    keeper.close();
    backend.cleanup().run();
  }
}
