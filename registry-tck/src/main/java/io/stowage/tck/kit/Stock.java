// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A store large enough to need pages, stocked once and only read from then: 2 500 blobs of both
 * algorithms and a repository with 5 000 tags.
 *
 * @param backend where it is
 * @param blobs its blobs in byte order
 * @param tags its tags in byte order
 * @param keeper an instance that has it open all the time
 */
public record Stock(Backend backend, List<Digest> blobs, List<Tag> tags, StorageDriver keeper)
    implements Closeable {
  private static final int BLOBS = 2500;
  private static final int TAGS = 5000;
  private static final int AT_ONCE = 16;
  private static final RepositoryName REPOSITORY = RepositoryName.parse("stock/many");
  private static final List<String> FIRST = List.of("0", "1", "9", "A", "Z", "a", "z", "_");
  private static final String LATER = "-.019AZaz_";

  /** {@return where the store's tags are} */
  public static LinkScope.Tags scope() {
    return new LinkScope.Tags(REPOSITORY);
  }

  /**
   * Fills an empty backend.
   *
   * @param backend the backend, which the store cleans when it is closed
   * @return the store, which the caller closes
   * @throws StorageException if the driver cannot be opened
   * @throws InterruptedException if this thread is interrupted
   */
  public static Stock fill(Backend backend) throws StorageException, InterruptedException {
    StorageDriver keeper = backend.open();
    try {
      return fill(backend, keeper);
    } catch (Throwable failure) {
      keeper.close();
      throw failure;
    }
  }

  private static Stock fill(Backend backend, StorageDriver keeper) throws InterruptedException {
    List<VerifiedContent> contents = contents();
    List<Tag> tags = tags(TAGS);
    Digest target = contents.get(1).digest();
    Race.allSucceed(
        AT_ONCE,
        runner -> {
          for (int i = runner; i < BLOBS; i += AT_ONCE) {
            keeper.blobs().put(contents.get(i));
          }
          for (int i = runner; i < TAGS; i += AT_ONCE) {
            keeper.links().write(new LinkKey.Tagged(REPOSITORY, tags.get(i)), target);
          }
          return true;
        });
    List<Digest> digests = contents.stream().map(VerifiedContent::digest).sorted().toList();
    return new Stock(backend, digests, tags, keeper);
  }

  private static List<VerifiedContent> contents() {
    List<VerifiedContent> contents = new ArrayList<>();
    for (int i = 0; i < BLOBS; i++) {
      DigestAlgorithm algorithm = i % 10 == 0 ? DigestAlgorithm.SHA512 : DigestAlgorithm.SHA256;
      contents.add(VerifiedContent.hash(algorithm, ("blob " + i).getBytes(UTF_8)));
    }
    return contents;
  }

  /** Different tags of two to four characters, in byte order, made of those that sort oddly. */
  private static List<Tag> tags(int count) {
    List<Tag> tags = new ArrayList<>();
    for (String first : FIRST) {
      for (int i = 0; i * FIRST.size() < count; i++) {
        tags.add(new Tag(first + digits(i)));
      }
    }
    return tags.stream().sorted().limit(count).toList();
  }

  private static String digits(int number) {
    StringBuilder text = new StringBuilder();
    for (int rest = number; rest > 0 || text.isEmpty(); rest /= LATER.length()) {
      text.append(LATER.charAt(rest % LATER.length()));
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    keeper.close();
    backend.cleanup().run();
  }
}
