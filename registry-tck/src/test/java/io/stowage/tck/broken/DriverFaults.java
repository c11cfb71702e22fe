// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import io.stowage.storage.VerifiedDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Drivers that are opened, closed or swept wrongly. */
final class DriverFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.driver(
              "works on when it is closed",
              driver ->
                  new ForwardingDriver(driver) {
                    @Override
                    public void close() {}
                  },
              "anOpenChannelFailsOnceItsDriverIsClosed",
              "anOpenUploadFailsOnceItsDriverIsClosed",
              "everyCallOnAClosedDriverFailsWithAStorageException"),
          Fault.driver(
              "fails with an error of its own when it is closed",
              Untyped::new,
              "everyCallOnAClosedDriverFailsWithAStorageException"),
          Fault.driver(
              "fails when it is closed again",
              driver ->
                  new ForwardingDriver(driver) {
                    private boolean closed;

                    @Override
                    public void close() {
                      if (closed) {
                        throw new IllegalStateException("closed already");
                      }
                      closed = true;
                      super.close();
                    }
                  },
              "closingADriverAgainDoesNothing"),
          Fault.driver(
              "closes all instances with itself",
              ClosesAll::new,
              "anUploadOutlivesTheInstanceThatBeganIt",
              "closingADriverAgainDoesNothing",
              "closingADriverLeavesOtherInstancesAlone",
              "closingTheDriverPublishesNothing"),
          Fault.driver(
              "answers no probe",
              driver ->
                  new ForwardingDriver(driver) {
                    @Override
                    public void probe() throws StorageException {
                      throw new StorageException.Unavailable("away", null);
                    }
                  },
              "anOpenDriverAnswersProbes"),
          Fault.driver(
              "hangs when it is asked for its location",
              driver ->
                  new ForwardingDriver(driver) {
                    @Override
                    public String location() {
                      LockSupport.park();
                      return super.location();
                    }
                  },
              "theLocationIsOneLineWithoutSecrets"),
          Fault.driver(
              "has a location of two lines",
              driver ->
                  new ForwardingDriver(driver) {
                    @Override
                    public String location() {
                      return "the heap\nof this process";
                    }
                  },
              "theLocationIsOneLineWithoutSecrets"),
          sweeping(
              "sweeps uploads",
              (driver, before, dryRun) -> {
                if (!dryRun) {
                  driver.store.uploads.clear();
                }
                return 0;
              },
              "sweepingLeavesUploadsAlone",
              "sweepingLeavesUploadsWithoutBytesAlone"),
          sweeping(
              "sweeps uploads without bytes",
              (driver, before, dryRun) -> {
                driver.store.uploads.values().removeIf(bytes -> bytes.size() == 0 && !dryRun);
                return 0;
              },
              "sweepingLeavesUploadsWithoutBytesAlone"),
          sweeping(
              "sweeps content",
              (driver, before, dryRun) -> {
                driver.store.blobs.clear();
                return 0;
              },
              "sweepingLeavesContentAndLinksAlone",
              "sweepingWhatIsOldHarmsNoneOfTheWorkThatGoesOn"),
          sweeping(
              "sweeps links",
              (driver, before, dryRun) -> {
                driver.store.links.clear();
                return 0;
              },
              "sweepingLeavesContentAndLinksAlone",
              "sweepingWhatIsOldHarmsNoneOfTheWorkThatGoesOn"),
          sweeping(
              "counts uploads as leftovers",
              (driver, before, dryRun) -> driver.store.uploads.size(),
              "anUploadInProgressIsNothingToSweep"),
          sweeping(
              "sweeps young work as well",
              (driver, before, dryRun) -> {
                if (before.isBefore(Instant.now())) {
                  driver.store.blobs.clear();
                }
                return 0;
              },
              "sweepingWhatIsOldHarmsNoneOfTheWorkThatGoesOn"),
          leaving(
              "leaves something behind with each link that is deleted",
              driver ->
                  new ForwardingDriver(driver) {
                    @Override
                    public LinkStore links() {
                      return new ForwardingLinks(super.links()) {
                        @Override
                        public boolean delete(LinkKey key) throws StorageException {
                          driver.store.leftovers.incrementAndGet();
                          return super.delete(key);
                        }
                      };
                    }
                  },
              "workThatEndsWellLeavesNothingToSweep"),
          leaving(
              "leaves something behind with each upload that another committed",
              driver ->
                  new ForwardingDriver(driver) {
                    @Override
                    public UploadStore uploads() {
                      return new ForwardingUploads(super.uploads()) {
                        @Override
                        StagedUpload opened(StagedUpload upload, UploadKey key) {
                          return new LeavesWhatIsGone(upload, driver.store);
                        }
                      };
                    }
                  },
              "workThatIsRefusedLeavesNothingToSweep"));

  private DriverFaults() {}

  private interface Sweeping {
    int sweep(ReferenceDriver driver, Instant before, boolean dryRun);
  }

  private static Fault sweeping(String name, Sweeping sweeping, String... broken) {
    return Fault.uploads(
        name,
        driver ->
            new ForwardingUploads(driver.uploads()) {
              @Override
              public int sweep(Instant before, boolean dryRun) throws StorageException {
                driver.check();
                return sweeping.sweep(driver, before, dryRun);
              }
            },
        broken);
  }

  interface Leaving {
    StorageDriver leaves(ReferenceDriver driver);
  }

  static Fault leaving(String name, Leaving leaving, String... broken) {
    return Fault.driver(
        name,
        driver ->
            new ForwardingDriver(leaving.leaves(driver)) {
              @Override
              public UploadStore uploads() {
                return new ForwardingUploads(super.uploads()) {
                  @Override
                  public int sweep(Instant before, boolean dryRun) throws StorageException {
                    driver.check();
                    return dryRun
                        ? driver.store.leftovers.get()
                        : driver.store.leftovers.getAndSet(0);
                  }
                };
              }
            },
        broken);
  }

  private static final class LeavesWhatIsGone extends ForwardingUpload {
    private final ReferenceStore store;

    LeavesWhatIsGone(StagedUpload upload, ReferenceStore store) {
      super(upload);
      this.store = store;
    }

    @Override
    public void publish(VerifiedDigest digest) throws StorageException {
      try {
        super.publish(digest);
      } catch (StorageException.Gone e) {
        store.leftovers.incrementAndGet();
        throw e;
      }
    }
  }

  private static final class Untyped extends ForwardingDriver {
    Untyped(ReferenceDriver driver) {
      super(driver);
    }

    @Override
    public BlobStore blobs() {
      return new ForwardingBlobs(super.blobs()) {
        @Override
        public Optional<BlobInfo> stat(Digest digest) {
          try {
            return super.stat(digest);
          } catch (StorageException e) {
            throw new IllegalStateException("connection pool shut down", e);
          }
        }
      };
    }
  }

  private static final class ClosesAll extends ForwardingDriver {
    private final ReferenceStore store;

    ClosesAll(ReferenceDriver driver) {
      super(driver);
      this.store = driver.store;
      store.instances.add(driver);
    }

    @Override
    public void close() {
      store.instances.forEach(ReferenceDriver::close);
    }
  }
}
