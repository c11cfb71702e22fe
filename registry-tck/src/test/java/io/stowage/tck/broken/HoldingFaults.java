// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import io.stowage.storage.VerifiedContent;
import io.stowage.storage.VerifiedDigest;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Drivers that never forget. */
final class HoldingFaults {
  private static final Queue<Object> HELD = new ConcurrentLinkedQueue<>();

  static final List<Fault> ALL =
      List.of(
          Fault.blobs(
              "remembers what was put",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    @Override
                    public void put(VerifiedContent content) throws StorageException {
                      HELD.add(content);
                      super.put(content);
                    }
                  },
              "thousandsOfBlobsThatCameAndWentHoldNothing"),
          Fault.links(
              "remembers what was linked",
              driver ->
                  new ForwardingLinks(driver.links()) {
                    @Override
                    public void write(LinkKey key, Digest target) throws StorageException {
                      HELD.add(key);
                      super.write(key, target);
                    }
                  },
              "thousandsOfLinksThatCameAndWentHoldNothing"),
          Fault.uploads(
              "remembers all uploads",
              driver ->
                  new ForwardingUploads(driver.uploads()) {
                    @Override
                    StagedUpload opened(StagedUpload upload, UploadKey key) {
                      HELD.add(new ForwardingUpload(upload));
                      return upload;
                    }
                  },
              "thousandsOfUploadsThatCameAndWentHoldNothing"),
          Fault.blobs(
              "remembers what was not there, and how it came to ask",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    @Override
                    public Optional<BlobInfo> stat(Digest digest) throws StorageException {
                      Optional<BlobInfo> found = super.stat(digest);
                      if (found.isEmpty()) {
                        HELD.add(new Throwable(digest.toString()));
                      }
                      return found;
                    }
                  },
              "thousandsOfQuestionsForWhatIsNotThereHoldNothing"),
          Fault.driver(
              "remembers all drivers",
              driver -> {
                StorageDriver opened = new ForwardingDriver(driver);
                HELD.add(opened);
                return opened;
              },
              "aDriverThatIsClosedIsCollected"),
          DriverFaults.leaving(
              "leaves something behind where a blob was there",
              driver ->
                  new ForwardingDriver(driver) {
                    @Override
                    public UploadStore uploads() {
                      return new ForwardingUploads(super.uploads()) {
                        @Override
                        StagedUpload opened(StagedUpload upload, UploadKey key) {
                          return leaving(upload, driver.store);
                        }
                      };
                    }
                  },
              "workThatRacesAndFailsLeavesNothingToSweep"));

  private HoldingFaults() {}

  private static StagedUpload leaving(StagedUpload upload, ReferenceStore store) {
    return new ForwardingUpload(upload) {
      @Override
      public void publish(VerifiedDigest digest) throws StorageException {
        if (store.blobs.containsKey(digest.digest())) {
          store.leftovers.incrementAndGet();
        }
        super.publish(digest);
      }
    };
  }

  /** Forgets what a run left in mind. */
  static void forget() {
    HELD.clear();
  }
}
