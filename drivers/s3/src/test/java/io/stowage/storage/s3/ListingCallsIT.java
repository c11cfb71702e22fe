// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.ObjectStoreDriver;
import io.stowage.storage.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many calls a page costs, of 2 000 repositories and of 5 000 tags. */
class ListingCallsIT {
  private static final int REPOSITORIES = 2000;
  private static final int TAGS = 5000;
  private static final int PAGE = 100;
  private static final int AT_ONCE = 16;
  private static final RepositoryName MANY = RepositoryName.parse("zz/many");
  private static final Digest TARGET = Digest.of(DigestAlgorithm.SHA256, new byte[0]);

  private static final Place PLACE = new Place();
  private static CountingListing bucket;
  private static ObjectStoreDriver driver;

  @BeforeAll
  static void fill() throws Exception {
    LinkStore links = PLACE.open().links();
    List<Callable<Void>> writes = new ArrayList<>();
    for (int i = 0; i < REPOSITORIES - 1; i++) {
      writes.add(write(links, new LinkKey.Manifest(repository(i), TARGET)));
      writes.add(write(links, new LinkKey.Blob(repository(i), TARGET)));
    }
    for (int i = 0; i < TAGS; i++) {
      writes.add(write(links, new LinkKey.Tagged(MANY, tag(i))));
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Void> written : threads.invokeAll(writes)) {
        written.get();
      }
    } finally {
      threads.shutdown();
    }
    Settings settings = Settings.of(S3Settings.all(), PLACE.settings());
    bucket = new CountingListing(S3Bucket.open(S3Config.of(settings)));
    driver = new ObjectStoreDriver(bucket, S3Settings.options(settings), "counted");
  }

  @AfterAll
  static void close() {
    if (driver != null) {
      driver.close();
    }
    PLACE.close();
  }

  private static Callable<Void> write(LinkStore links, LinkKey key) {
    return () -> {
      links.write(key, TARGET);
      return null;
    };
  }

  private static RepositoryName repository(int number) {
    return RepositoryName.parse(
        "team-" + number % 40 + "/app" + (number % 3 == 0 ? "-" : "/") + number);
  }

  private static Tag tag(int number) {
    return Tag.parse("1." + number / 100 + '.' + number % 100 + (number % 2 == 0 ? "" : "-rc1"));
  }

  @Test
  void aPageOfTheCatalogCostsAFewCallsOnceItsRepositoriesAreKnown() throws StorageException {
    List<RepositoryName> expected = new ArrayList<>();
    IntStream.range(0, REPOSITORIES - 1).forEach(i -> expected.add(repository(i)));
    expected.add(MANY);

    int cold = walkCatalog(expected);
    int warm = walkCatalog(expected);

    System.out.println("calls for a page of the catalog: at first " + cold + ", then " + warm);
    assertThat(cold).as("the dearest page at first").isBetween(1, 2 * PAGE + 12);
    assertThat(warm).as("the dearest page from then on").isBetween(1, 6);
  }

  /** Returns what the dearest page cost. */
  private static int walkCatalog(List<RepositoryName> expected) throws StorageException {
    List<RepositoryName> found = new ArrayList<>();
    int dearest = 0;
    Page<RepositoryName> page;
    do {
      RepositoryName after = found.isEmpty() ? null : found.get(found.size() - 1);
      page = driver.links().repositories(after, PAGE);
      found.addAll(page.items());
      dearest = Math.max(dearest, bucket.calls());
    } while (page.more());
    assertThat(found).isEqualTo(expected.stream().sorted().toList());
    return dearest;
  }

  @Test
  void aPageOfTagsCostsAFewCalls() throws StorageException {
    bucket.calls();
    List<String> found = new ArrayList<>();
    int dearest = 0;
    Page<LinkKey.Tagged> page;
    do {
      String after = found.isEmpty() ? "" : found.get(found.size() - 1);
      page = driver.links().list(new LinkScope.Tags(MANY), after, PAGE);
      page.items().forEach(link -> found.add(link.name()));
      dearest = Math.max(dearest, bucket.calls());
    } while (page.more());

    System.out.println("calls for a page of tags: " + dearest);
    assertThat(found)
        .isEqualTo(IntStream.range(0, TAGS).mapToObj(i -> tag(i).value()).sorted().toList());
    assertThat(dearest).isBetween(1, 6);
  }
}
