// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Race;
import io.stowage.tck.kit.Reading;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.race.History;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Whatever threads of two instances do at once, there is an order that explains what they saw. */
final class HistoryLaws extends LawSuite {
  private static final int THREADS = 4;
  private static final int CALLS = 120;
  private static final int KEYS = 3;
  private static final String GONE = "nothing";
  private static final String THERE = "all of it";

  HistoryLaws(Scene scene) {
    super(scene);
  }

  private StorageDriver instance(int thread) throws StorageException {
    return thread % 2 == 0 ? here() : there();
  }

  @Proves(Law.COMMIT)
  void linksAreReadAsIfOneCallHadComeAfterAnother() throws Exception {
    List<History<String>> histories = histories("the tag v", GONE);

    race(
        (driver, random) -> {
          int number = random.nextInt(KEYS);
          LinkKey key = tag("v" + number);
          History<String> history = histories.get(number);
          int die = random.nextInt(10);
          if (die < 4) {
            Digest digest = someDigest();
            history.write(
                "write " + digest, digest.toString(), () -> driver.links().write(key, digest));
          } else if (die < 5) {
            history.write("delete", GONE, () -> driver.links().delete(key));
          } else {
            history.read("read", () -> driver.links().read(key).map(Digest::toString).orElse(GONE));
          }
        });

    histories.forEach(History::expectAnOrder);
  }

  @Proves(Law.COMMIT)
  void listingsShowEachLinkAsItWasAtSomeMoment() throws Exception {
    List<History<String>> histories = histories("the tag v", GONE);

    race(
        (driver, random) -> {
          int number = random.nextInt(KEYS);
          int die = random.nextInt(10);
          if (die < 3) {
            histories
                .get(number)
                .write("write", THERE, () -> driver.links().write(tag("v" + number), someDigest()));
          } else if (die < 6) {
            histories
                .get(number)
                .write("delete", GONE, () -> driver.links().delete(tag("v" + number)));
          } else {
            list(driver.links(), histories);
          }
        });

    histories.forEach(History::expectAnOrder);
  }

  private static void list(LinkStore links, List<History<String>> histories)
      throws StorageException {
    long begin = System.nanoTime();
    Set<String> listed = new HashSet<>();
    for (LinkKey key : links.list(new LinkScope.Tags(REPOSITORY), "", 100).items()) {
      listed.add(key.name());
    }
    for (int i = 0; i < KEYS; i++) {
      histories.get(i).saw("list", listed.contains("v" + i) ? THERE : GONE, begin);
    }
  }

  @Proves(Law.COMMIT)
  void blobsAreSeenAsIfOneCallHadComeAfterAnother() throws Exception {
    List<Content> contents = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      contents.add(content(40 * KIB + i));
    }
    List<History<String>> histories = histories("the blob ", GONE);

    race(
        (driver, random) -> {
          int number = random.nextInt(KEYS);
          Content content = contents.get(number);
          History<String> history = histories.get(number);
          int die = random.nextInt(10);
          if (die < 2) {
            history.write("commit", THERE, () -> push(driver, content));
          } else if (die < 4) {
            history.write("put", THERE, () -> driver.blobs().put(content.verified()));
          } else if (die < 6) {
            history.write("delete", GONE, () -> driver.blobs().delete(content.digest()));
          } else if (die < 8) {
            history.read("stat", () -> stat(driver, content));
          } else {
            read(driver, content, history);
          }
        });

    histories.forEach(History::expectAnOrder);
  }

  private static String stat(StorageDriver driver, Content content) throws StorageException {
    Optional<BlobInfo> info = driver.blobs().stat(content.digest());
    return info.map(found -> found.size() == content.size() ? THERE : found.size() + " bytes")
        .orElse(GONE);
  }

  private static void read(StorageDriver driver, Content content, History<String> history)
      throws IOException {
    ByteRange all = ByteRange.all(content.size());
    long begin = System.nanoTime();
    try (ReadableByteChannel channel = driver.blobs().open(content.digest(), all)) {
      history.saw("open", THERE, begin);
      readWhileItIsThere(channel, content);
    } catch (StorageException.NotFound e) {
      history.saw("open", GONE, begin);
    }
  }

  private static void readWhileItIsThere(ReadableByteChannel channel, Content content)
      throws IOException {
    try {
      Reading.expect(channel, content, ByteRange.all(content.size()));
    } catch (StorageException | ClosedChannelException expected) {
      // deleted meanwhile
    }
  }

  @Proves(Law.COMMIT)
  void ofDeletesThatRaceOneAtLeastSaysThatItDeleted() throws Exception {
    for (int round = 0; round < scene.times(20); round++) {
      LinkKey key = tag("r" + round);
      Content content = content(10);
      here().links().write(key, content.digest());
      here().blobs().put(content.verified());

      List<Race.Outcome<Boolean>> links =
          Race.of(THREADS, number -> instance(number).links().delete(key));
      List<Race.Outcome<Boolean>> blobs =
          Race.of(THREADS, number -> instance(number).blobs().delete(content.digest()));

      assertThat(links).extracting(Race.Outcome::value).doesNotContainNull().contains(true);
      assertThat(blobs).extracting(Race.Outcome::value).doesNotContainNull().contains(true);
      assertThat(there().links().read(key)).isEmpty();
      assertThat(there().blobs().stat(content.digest())).isEmpty();
    }
  }

  private interface Turn {
    void take(StorageDriver driver, Random random) throws Exception;
  }

  private void race(Turn turn) throws Exception {
    here();
    there();
    Race.allSucceed(
        THREADS,
        number -> {
          Random random = new Random(number);
          for (int i = 0; i < scene.times(CALLS); i++) {
            turn.take(instance(number), random);
          }
          return number;
        });
  }

  private static List<History<String>> histories(String name, String first) {
    List<History<String>> histories = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      histories.add(new History<>(name + i, first));
    }
    return histories;
  }
}
