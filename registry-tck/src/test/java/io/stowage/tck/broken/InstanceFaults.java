// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Instances that do not know of each other, and uploads that are not kept apart. */
final class InstanceFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.uploads(
              "resumes only what it began itself",
              driver ->
                  new ForwardingUploads(driver.uploads()) {
                    private final Set<UploadKey> begun = ConcurrentHashMap.newKeySet();

                    @Override
                    public StagedUpload begin(UploadKey key) throws StorageException {
                      begun.add(key);
                      return super.begin(key);
                    }

                    @Override
                    public StagedUpload resume(UploadKey key) throws StorageException {
                      if (!begun.contains(key)) {
                        throw new StorageException.NotFound("not begun here");
                      }
                      return super.resume(key);
                    }
                  },
              "aCommitOfFewerBytesThanAreStagedIsInConflict",
              "anUploadIdOfAnotherRegistryIsTaken",
              "anUploadMayPassFromInstanceToInstanceWithEachPiece",
              "anUploadOutlivesTheInstanceThatBeganIt",
              "anUploadTellsWhenItWasBegun",
              "anUploadThatHasNoBytesYetCanBeResumed",
              "anUploadThatNobodyClosedGoesOnFromWhatIsDurable",
              "anUploadThatWasBegunHereIsFinishedThere",
              "committingAfterAnotherCommittedIsGone",
              "committingAfterAnotherDiscardedIsGone",
              "discardingAnUploadAgainSucceeds",
              "goingOnAfterAnotherCommittedIsGone",
              "goingOnAfterAnotherDiscardedIsGone",
              "ofSeveralThatAppendAtOnceOneSucceeds",
              "ofTwoThatGoOnTheLaterIsInConflict",
              "resumingWithACheckpointGoesOnHashingFromThere",
              "resumingWithACheckpointOfFewerBytesFindsTheDigest",
              "resumingWithAVouchedDigestReadsNothingBack",
              "resumingWithoutACheckpointFindsTheDigest",
              "sizeAfterResumeIsWhatIsDurable",
              "uploadsOfOneIdInTwoRepositoriesAreApart",
              "uploadsOfOneRepositoryAreApart",
              "workThatIsRefusedLeavesNothingToSweep"),
          Fault.driver(
              "loses all uploads when it is closed",
              LosesUploads::new,
              "anUploadOutlivesTheInstanceThatBeganIt",
              "closingADriverLeavesOtherInstancesAlone"),
          Fault.uploads(
              "tells uploads apart by their ids alone",
              driver -> sharing(driver, (key, other, size) -> key.id().equals(other.id())),
              "uploadsOfOneIdInTwoRepositoriesAreApart"),
          Fault.uploads(
              "tells uploads apart by their repositories alone",
              driver ->
                  sharing(
                      driver,
                      (key, other, size) ->
                          size > 0 && key.repository().equals(other.repository())),
              "aClosedDriverHasGivenItsFilesBack",
              "aClosedDriverHasGivenItsThreadsBack",
              "listingsThatAreNotReadToTheEndHoldNothing",
              "racingCommitsOfOneDigestAllSucceed",
              "uploadsOfOneRepositoryAreApart",
              "uploadsThatWaitForTheirClientsHoldNobodyUp"),
          Fault.uploads(
              "takes no upload ids but its own",
              driver ->
                  new ForwardingUploads(driver.uploads()) {
                    @Override
                    public StagedUpload begin(UploadKey key) throws StorageException {
                      if (key.id().value().length() != 36) {
                        throw new StorageException.Denied("that is no UUID", null);
                      }
                      return super.begin(key);
                    }
                  },
              "anUploadIdOfAnotherRegistryIsTaken"),
          Fault.upload(
              "mixes what is appended by two",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void append(ByteBuffer bytes) throws StorageException {
                      try {
                        super.append(bytes);
                      } catch (StorageException.Conflict e) {
                        ReferenceBytes mixed = store.uploads.get(key);
                        mixed.append(mixed.size(), bytes);
                      }
                    }
                  },
              "ofSeveralThatAppendAtOnceOneSucceeds",
              "ofTwoThatGoOnTheLaterIsInConflict"),
          Fault.upload(
              "commits all bytes, whoever appended them",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void publish(VerifiedDigest digest) throws StorageException {
                      try {
                        super.publish(digest);
                      } catch (StorageException.Conflict e) {
                        ReferenceBytes bytes = store.uploads.get(key);
                        bytes.publish(bytes.size(), digest.digest());
                      }
                    }
                  },
              "aCommitOfFewerBytesThanAreStagedIsInConflict"),
          Fault.blobs(
              "remembers where no blob was",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    private final Set<Digest> absent = ConcurrentHashMap.newKeySet();

                    @Override
                    public Optional<BlobInfo> stat(Digest digest) throws StorageException {
                      if (absent.contains(digest)) {
                        return Optional.empty();
                      }
                      Optional<BlobInfo> info = super.stat(digest);
                      if (info.isEmpty()) {
                        absent.add(digest);
                      }
                      return info;
                    }
                  },
              "aBlobThatWasCommittedHereIsSeenThere",
              "aBlobThatWasPutHereIsSeenThere",
              "readersOfAnUploadInProgressSeeNothing"),
          Fault.blobs(
              "remembers where a blob was",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    private final Map<Digest, BlobInfo> seen = new ConcurrentHashMap<>();

                    @Override
                    public Optional<BlobInfo> stat(Digest digest) throws StorageException {
                      super.stat(digest).ifPresent(info -> seen.put(digest, info));
                      return Optional.ofNullable(seen.get(digest));
                    }

                    @Override
                    public boolean delete(Digest digest) throws StorageException {
                      seen.remove(digest);
                      return super.delete(digest);
                    }
                  },
              "aBlobThatWasDeletedHereIsGoneThere"),
          Fault.links(
                  "remembers the targets of links",
                  driver ->
                      new ForwardingLinks(driver.links()) {
                        private final Map<LinkKey, Optional<Digest>> seen =
                            new ConcurrentHashMap<>();

                        @Override
                        public Optional<Digest> read(LinkKey key) throws StorageException {
                          Optional<Digest> now = super.read(key);
                          return seen.computeIfAbsent(key, any -> now);
                        }

                        @Override
                        public void write(LinkKey key, Digest target) throws StorageException {
                          super.write(key, target);
                          seen.put(key, Optional.of(target));
                        }

                        @Override
                        public boolean delete(LinkKey key) throws StorageException {
                          seen.remove(key);
                          return super.delete(key);
                        }
                      },
                  "aDeletedLinkCanBeWrittenAgain",
                  "aLinkThatWasWrittenHereIsReadThere",
                  "aTagMayMoveFromALongerDigestToAShorter",
                  "aTagMovesToWhatWasWrittenLast")
              .orPerhaps("writersOfOneTagAtOnceLeaveOneOfTheirValues"),
          Fault.uploads(
              "remembers a listing of uploads",
              driver ->
                  new ForwardingUploads(driver.uploads()) {
                    private @Nullable Page<UploadInfo> seen;

                    @Override
                    public Page<UploadInfo> list(@Nullable UploadKey after, int limit)
                        throws StorageException {
                      Page<UploadInfo> now = super.list(after, limit);
                      if (seen == null) {
                        seen = now;
                      }
                      return after == null && seen.items().isEmpty() ? seen : now;
                    }
                  },
              "anUploadThatWasBegunHereIsListedThere"));

  private InstanceFaults() {}

  private interface Same {
    boolean test(UploadKey key, UploadKey other, int size);
  }

  private static ForwardingUploads sharing(ReferenceDriver driver, Same same) {
    return new ForwardingUploads(driver.uploads()) {
      @Override
      public StagedUpload begin(UploadKey key) throws StorageException {
        for (Map.Entry<UploadKey, ReferenceBytes> other : driver.store.uploads.entrySet()) {
          if (same.test(key, other.getKey(), other.getValue().size())) {
            driver.store.uploads.put(key, other.getValue());
            return super.resume(key);
          }
        }
        return super.begin(key);
      }
    };
  }

  private static final class LosesUploads extends ForwardingDriver {
    private final ReferenceStore store;

    LosesUploads(ReferenceDriver driver) {
      super(driver);
      store = driver.store;
    }

    @Override
    public void close() {
      store.uploads.values().forEach(ReferenceBytes::end);
      super.close();
    }
  }
}
