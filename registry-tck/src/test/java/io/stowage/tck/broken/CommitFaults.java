// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.VerifiedContent;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Commits and puts that are not atomic, not idempotent, or not whole. */
final class CommitFaults {
  private static final int FIVE_MIB = 5 << 20;

  static final List<Fault> ALL =
      List.of(
          cutsContentOf(1, "contentOfOneByteIsStoredWhole"),
          cutsContentOf(FIVE_MIB - 1, "contentOfOneByteLessThanFiveMebibytesIsStoredWhole"),
          cutsContentOf(FIVE_MIB, "contentOfFiveMebibytesIsStoredWhole"),
          Fault.upload(
              "keeps five mebibytes of an upload",
              (upload, key, store) -> new KeepsFiveMebibytes(upload),
              "aPieceLargerThanAnyPartIsStoredWhole",
              "aRangeMayReachToTheEnd",
              "aRangeOfNoBytesMayStandAtTheEnd",
              "anUploadThatWasBegunHereIsFinishedThere",
              "contentAppendedInOddPiecesIsStoredWhole",
              "contentOfOneByteMoreThanFiveMebibytesIsStoredWhole",
              "contentOfSixtyFourMebibytesIsStoredWhole",
              "theLastByteIsARange"),
          publishing(
              "refuses to commit no bytes",
              (upload, key, digest, store) -> {
                if (digest.size() == 0) {
                  throw new StorageException.Denied("there is nothing to store", null);
                }
                upload.publish(digest);
              },
              "contentOfNoBytesIsStoredWhole"),
          Fault.upload(
              "forgets the size of what it committed",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public long size() {
                      return store.uploads.containsKey(key) ? super.size() : 0;
                    }
                  },
              "commitTellsDigestAndSize"),
          publishing(
              "stores everything by SHA-256",
              (upload, key, digest, store) -> {
                upload.publish(digest);
                byte[] content = store.blobs.get(digest.digest());
                store.blobs.put(ReferenceStore.sha256(content), content);
              },
              "contentIsStoredUnderItsLongerDigestToo"),
          Fault.upload(
              "keeps an upload that is committed",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void publish(VerifiedDigest digest) throws StorageException {
                      super.read();
                      store.blobs.put(digest.digest(), store.uploads.get(key).all());
                    }
                  },
              "aStoreWithoutUploadsListsNone",
              "appendingAfterCommitIsGone",
              "commitEndsTheUpload",
              "committingAfterAnotherCommittedIsGone",
              "committingWhatIsThereSucceeds",
              "goingOnAfterAnotherCommittedIsGone",
              "publishingTwiceIsGone",
              "racingCommitsOfOneDigestAllSucceed",
              "workThatIsRefusedLeavesNothingToSweep"),
          publishing(
              "refuses to commit what is there",
              (upload, key, digest, store) -> {
                if (store.uploads.containsKey(key) && store.blobs.containsKey(digest.digest())) {
                  throw new StorageException.Denied("it is there", null);
                }
                upload.publish(digest);
              },
              "aBlobIsThereAllTheTimeWhileItIsCommittedAgain",
              "committingOverContentOfNoBytesHealsIt",
              "committingOverContentThatIsTooLongHealsIt",
              "committingOverContentThatWasCutShortHealsIt",
              "committingWhatIsThereSucceeds",
              "racingCommitsOfOneDigestAllSucceed",
              "workThatEndsWellLeavesNothingToSweep"),
          publishing(
              "keeps what is there, whatever its size",
              (upload, key, digest, store) -> {
                if (store.uploads.containsKey(key) && store.blobs.containsKey(digest.digest())) {
                  upload.discard();
                } else {
                  upload.publish(digest);
                }
              },
              "committingOverContentOfNoBytesHealsIt",
              "committingOverContentThatIsTooLongHealsIt",
              "committingOverContentThatWasCutShortHealsIt"),
          publishing(
              "makes half a blob visible before the other half",
              (upload, key, digest, store) -> {
                upload.publish(digest);
                byte[] content = store.blobs.get(digest.digest());
                store.blobs.put(digest.digest(), Arrays.copyOf(content, content.length / 2));
                Fault.moment();
                store.blobs.put(digest.digest(), content);
              },
              "aBlobIsThereAllTheTimeWhileItIsCommittedAgain",
              "readersDuringACommitSeeNothingOrAll"),
          publishing(
              "removes a blob before it commits it again",
              (upload, key, digest, store) -> {
                if (store.uploads.containsKey(key) && store.blobs.remove(digest.digest()) != null) {
                  Fault.moment();
                }
                upload.publish(digest);
              },
              "aBlobIsThereAllTheTimeWhileItIsCommittedAgain"),
          Fault.blobs(
              "hides for ever what was deleted",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    @Override
                    public boolean delete(Digest digest) throws StorageException {
                      driver.store.deleted.add(digest);
                      return super.delete(digest);
                    }

                    @Override
                    public Optional<BlobInfo> stat(Digest digest) throws StorageException {
                      return driver.store.deleted.contains(digest)
                          ? Optional.empty()
                          : super.stat(digest);
                    }
                  },
              "whatWasDeletedCanBeCommittedAgain",
              "whatWasDeletedCanBePutAgain"),
          putting(
              "makes half of what is put visible before the other half",
              (content, store) -> {
                byte[] bytes = bytes(content);
                store.blobs.put(content.digest(), Arrays.copyOf(bytes, bytes.length / 2));
                Fault.moment();
                store.blobs.put(content.digest(), bytes);
              },
              "aBlobIsThereAllTheTimeWhileItIsCommittedAgain",
              "readersDuringAPutSeeNothingOrAll"),
          putting(
              "refuses to put what is there",
              (content, store) -> {
                if (store.blobs.putIfAbsent(content.digest(), bytes(content)) != null) {
                  throw new StorageException.Denied("it is there", null);
                }
              },
              "aBlobIsThereAllTheTimeWhileItIsCommittedAgain",
              "puttingOverContentOfAnotherSizeHealsIt",
              "puttingWhatIsThereSucceeds",
              "racingPutsOfOneDigestAllSucceed"),
          putting(
              "puts nothing where something is",
              (content, store) -> store.blobs.putIfAbsent(content.digest(), bytes(content)),
              "puttingOverContentOfAnotherSizeHealsIt"),
          putting(
              "puts everything by SHA-256",
              (content, store) ->
                  store.blobs.put(ReferenceStore.sha256(bytes(content)), bytes(content)),
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "blobsOfBothAlgorithmsAreListedInOrder",
              "pagesOfBlobsOfAnySizeGiveEachOnce",
              "smallContentIsPutUnderItsLongerDigest"),
          putting(
              "puts a mebibyte at most",
              (content, store) -> {
                byte[] bytes = bytes(content);
                store.blobs.put(
                    content.digest(), Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 20)));
              },
              "smallContentIsPutWhole"));

  private CommitFaults() {}

  private interface Publishing {
    void publish(StagedUpload upload, UploadKey key, VerifiedDigest digest, ReferenceStore store)
        throws StorageException;
  }

  private static Fault publishing(String name, Publishing publishing, String... broken) {
    return Fault.upload(
        name,
        (upload, key, store) ->
            new ForwardingUpload(upload) {
              @Override
              public void publish(VerifiedDigest digest) throws StorageException {
                publishing.publish(inner, key, digest, store);
              }
            },
        broken);
  }

  private interface Putting {
    void put(VerifiedContent content, ReferenceStore store) throws StorageException;
  }

  private static Fault putting(String name, Putting putting, String... broken) {
    return Fault.blobs(
        name,
        driver ->
            new ForwardingBlobs(driver.blobs()) {
              @Override
              public void put(VerifiedContent content) throws StorageException {
                driver.check();
                putting.put(content, driver.store);
              }
            },
        broken);
  }

  private static Fault cutsContentOf(int size, String broken) {
    return publishing(
        "cuts content of " + size + " bytes",
        (upload, key, digest, store) -> {
          upload.publish(digest);
          if (digest.size() == size) {
            store.blobs.computeIfPresent(
                digest.digest(), (any, content) -> Arrays.copyOf(content, size - 1));
          }
        },
        broken);
  }

  private static byte[] bytes(VerifiedContent content) {
    byte[] bytes = new byte[content.content().remaining()];
    content.content().get(bytes);
    return bytes;
  }

  private static final class KeepsFiveMebibytes extends ForwardingUpload {
    private long size;

    KeepsFiveMebibytes(StagedUpload good) {
      super(good);
      size = good.size();
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void append(ByteBuffer bytes) throws StorageException {
      size += bytes.remaining();
      int kept = (int) Math.min(FIVE_MIB - inner.size(), bytes.remaining());
      super.append(bytes.duplicate().limit(bytes.position() + kept));
      bytes.position(bytes.limit());
    }
  }
}
