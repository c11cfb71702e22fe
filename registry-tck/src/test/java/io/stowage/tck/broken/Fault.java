// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A way to break the reference driver.
 *
 * @param name what the broken driver does
 * @param breaking breaks a driver that is good
 * @param broken the tests that have to fail
 * @param perhaps the tests that may fail as well, by how the threads happen to run; no others may
 */
public record Fault(
    String name,
    Function<ReferenceDriver, StorageDriver> breaking,
    Set<String> broken,
    Set<String> perhaps) {

  /** All of them. */
  public static List<Fault> all() {
    return Stream.of(
            UploadFaults.ALL,
            StagingFaults.ALL,
            CommitFaults.ALL,
            InstanceFaults.ALL,
            BlobFaults.ALL,
            ChannelFaults.ALL,
            BlobListingFaults.ALL,
            LinkFaults.ALL,
            NameFaults.ALL,
            LinkListingFaults.ALL,
            RepositoryFaults.ALL,
            UploadListingFaults.ALL,
            DriverFaults.ALL,
            WaitingFaults.ALL,
            LeakFaults.ALL,
            MishapFaults.ALL,
            HistoryFaults.ALL,
            ScaleFaults.ALL,
            HoldingFaults.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /** The one of this name. */
  public static Fault named(String name) {
    return all().stream().filter(fault -> fault.name.equals(name)).findFirst().orElseThrow();
  }

  /** The same, and these tests may fail as well. */
  Fault orPerhaps(String... tests) {
    return new Fault(name, breaking, broken, Set.of(tests));
  }

  StorageDriver breaks(ReferenceDriver good) {
    return breaking.apply(good);
  }

  @Override
  public String toString() {
    return name;
  }

  static Fault driver(
      String name, Function<ReferenceDriver, StorageDriver> breaking, String... broken) {
    return new Fault(name, breaking, Set.of(broken), Set.of());
  }

  static Fault blobs(String name, Function<ReferenceDriver, BlobStore> breaking, String... broken) {
    return driver(
        name,
        good -> {
          BlobStore blobs = breaking.apply(good);
          return new ForwardingDriver(good) {
            @Override
            public BlobStore blobs() {
              return blobs;
            }
          };
        },
        broken);
  }

  static Fault links(String name, Function<ReferenceDriver, LinkStore> breaking, String... broken) {
    return driver(
        name,
        good -> {
          LinkStore links = breaking.apply(good);
          return new ForwardingDriver(good) {
            @Override
            public LinkStore links() {
              return links;
            }
          };
        },
        broken);
  }

  static Fault uploads(
      String name, Function<ReferenceDriver, UploadStore> breaking, String... broken) {
    return driver(
        name,
        good -> {
          UploadStore uploads = breaking.apply(good);
          return new ForwardingDriver(good) {
            @Override
            public UploadStore uploads() {
              return uploads;
            }
          };
        },
        broken);
  }

  /** Breaks one upload. */
  interface Breaking {
    StagedUpload breaks(StagedUpload upload, UploadKey key, ReferenceStore store);
  }

  static Fault upload(String name, Breaking breaking, String... broken) {
    return uploads(
        name,
        good ->
            new ForwardingUploads(good.uploads()) {
              @Override
              StagedUpload opened(StagedUpload upload, UploadKey key) {
                return breaking.breaks(upload, key, good.store);
              }
            },
        broken);
  }

  /** Lets others run, so that what is not atomic is seen. */
  static void moment() {
    LockSupport.parkNanos(10_000_000);
  }
}
