// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts, by what the OSD itself says, how many operations a page costs. */
class ListingCostIT {
  private static final int LIMIT = 100;

  /** One of each shard, and now and then one more. */
  private static final int A_PAGE = 10;

  private final Digest digest = Fixture.digest(new byte[0]);
  private StorageDriver driver;
  private LinkStore links;

  @BeforeEach
  void open() throws Exception {
    driver = Fixture.open(CephCluster.shared().parameters());
    links = driver.links();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private static long reads() {
    return CephCluster.shared().operations("op_r");
  }

  private interface Pages<T> {
    Page<T> after(T last) throws Exception;
  }

  private static <T> List<T> walk(T start, Pages<T> pages) throws Exception {
    List<T> all = new ArrayList<>();
    Page<T> page = pages.after(start);
    all.addAll(page.items());
    while (page.more()) {
      page = pages.after(all.get(all.size() - 1));
      all.addAll(page.items());
    }
    return all;
  }

  @Test
  void aPageOfFiveThousandTagsCostsAFewOperations() throws Exception {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      names.add("v%d.%d.%d".formatted(i % 7, i % 100, i));
      links.write(new LinkKey.Tagged(Fixture.REPOSITORY, Tag.parse(names.get(i))), digest);
    }
    LinkScope.Tags tags = new LinkScope.Tags(Fixture.REPOSITORY);
    long before = reads();

    List<String> listed =
        walk(
            "",
            last -> {
              Page<LinkKey.Tagged> page = links.list(tags, last, LIMIT);
              return new Page<>(
                  page.items().stream().map(LinkKey.Tagged::name).toList(), page.more());
            });

    assertThat(listed).isEqualTo(names.stream().sorted().toList());
    assertThat(reads() - before).isBetween(1L, (long) A_PAGE * listed.size() / LIMIT);
  }

  @Test
  void aPageOfTwoThousandRepositoriesCostsAFewOperations() throws Exception {
    List<RepositoryName> names = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      names.add(RepositoryName.parse("team-%d/app.%d".formatted(i % 50, i)));
      links.write(new LinkKey.Tagged(names.get(i), Tag.parse("latest")), digest);
    }
    long before = reads();

    List<RepositoryName> listed = walk(null, last -> links.repositories(last, LIMIT));

    assertThat(listed).isEqualTo(names.stream().sorted().toList());
    assertThat(reads() - before).isBetween(1L, (long) A_PAGE * listed.size() / LIMIT);
  }
}
