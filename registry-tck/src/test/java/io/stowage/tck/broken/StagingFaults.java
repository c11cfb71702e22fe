// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** Uploads that lose bytes on their way in, or between two requests. */
final class StagingFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.uploads(
              "loses the last byte of an upload that is resumed",
              driver ->
                  new ForwardingUploads(driver.uploads()) {
                    @Override
                    public StagedUpload resume(UploadKey key) throws StorageException {
                      loseLastByte(driver.store, key);
                      return super.resume(key);
                    }
                  },
              "aClosedUploadIsDurable",
              "aCommitOfFewerBytesThanAreStagedIsInConflict",
              "committingAfterAnotherCommittedIsGone",
              "committingAfterAnotherDiscardedIsGone",
              "goingOnAfterAnotherCommittedIsGone",
              "goingOnAfterAnotherDiscardedIsGone",
              "ofSeveralThatAppendAtOnceOneSucceeds",
              "ofTwoThatGoOnTheLaterIsInConflict",
              "resumingWithACheckpointGoesOnHashingFromThere",
              "resumingWithAVouchedDigestReadsNothingBack",
              "sizeAfterResumeIsWhatIsDurable",
              "stagedBytesAreReadBackAsTheyWereAppended",
              "workThatIsRefusedLeavesNothingToSweep"),
          Fault.upload(
              "forgets an upload that has no bytes yet",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void close() throws StorageException {
                      if (size() == 0) {
                        discard();
                      }
                      super.close();
                    }
                  },
              "aListingOfUploadsGoesOnAfterAKeyThatNeverWas",
              "aListingOfUploadsOutlivesItsCursor",
              "anUploadIdOfAnotherRegistryIsTaken",
              "anUploadMayPassFromInstanceToInstanceWithEachPiece",
              "anUploadThatHasNoBytesYetCanBeResumed",
              "pagesOfUploadsOfAnySizeGiveEachOnce",
              "sweepingLeavesUploadsWithoutBytesAlone",
              "uploadsAreListedByRepositoryAndId",
              "uploadsOfOneIdInTwoRepositoriesAreApart"),
          Fault.upload(
              "takes the array of a buffer for its bytes",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void append(ByteBuffer bytes) throws StorageException {
                      super.append(ChannelFaults.wholeArray(bytes).limit(bytes.remaining()));
                      bytes.position(bytes.limit());
                    }
                  },
              "aSourceThatFailsHalfWayLeavesAnUploadThatCanBeFinished",
              "anUploadMayPassFromInstanceToInstanceWithEachPiece",
              "anUploadThatWasBegunHereIsFinishedThere",
              "appendTakesTheRemainingBytesAlone",
              "closingADriverLeavesOtherInstancesAlone",
              "contentAppendedInOddPiecesIsStoredWhole",
              "directBuffersAreAppendedLikeOthers",
              "stagedBytesAreReadBackAsTheyWereAppended"),
          Fault.upload(
              "leaves a buffer where it was",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void append(ByteBuffer bytes) throws StorageException {
                      super.append(bytes.duplicate());
                    }
                  },
              "appendMovesTheBufferToItsLimit"),
          Fault.upload(
              "keeps a caller's buffer until the commit",
              (upload, key, store) -> new KeepsBuffers(upload),
              "aBufferIsItsCallersAgainAfterAppend",
              "anUploadThatNobodyClosedGoesOnFromWhatIsDurable"),
          Fault.uploads(
              "reads back one byte less of an upload that was never closed",
              driver ->
                  new ForwardingUploads(driver.uploads()) {
                    @Override
                    public StagedUpload begin(UploadKey key) throws StorageException {
                      return readingLess(super.begin(key));
                    }
                  },
              "bytesAreReadBackBeforeTheUploadWasClosed",
              "commitMayNameAnotherAlgorithmThanWasExpected"),
          Fault.uploads(
              "reads back one byte less of an upload that is resumed",
              driver ->
                  new ForwardingUploads(driver.uploads()) {
                    @Override
                    public StagedUpload resume(UploadKey key) throws StorageException {
                      return readingLess(super.resume(key));
                    }
                  },
              "aClosedUploadIsDurable",
              "aCommitOfFewerBytesThanAreStagedIsInConflict",
              "aSourceThatFailsHalfWayLeavesAnUploadThatCanBeFinished",
              "anUploadMayPassFromInstanceToInstanceWithEachPiece",
              "anUploadOutlivesTheInstanceThatBeganIt",
              "anUploadThatNobodyClosedGoesOnFromWhatIsDurable",
              "anUploadThatWasBegunHereIsFinishedThere",
              "anUploadWhoseCommitWasRejectedCanBeFinished",
              "closingAnUploadAgainDoesNothing",
              "commitEndsTheUpload",
              "committingAfterAnotherCommittedIsGone",
              "committingAfterAnotherDiscardedIsGone",
              "committingWhatIsThereSucceeds",
              "goingOnAfterAnotherCommittedIsGone",
              "goingOnAfterAnotherDiscardedIsGone",
              "ofSeveralThatAppendAtOnceOneSucceeds",
              "ofTwoThatGoOnTheLaterIsInConflict",
              "resumingWithACheckpointOfFewerBytesFindsTheDigest",
              "resumingWithoutACheckpointFindsTheDigest",
              "sizeAfterResumeIsWhatIsDurable",
              "stagedBytesAreReadBackAsTheyWereAppended",
              "sweepingLeavesUploadsAlone",
              "uploadsOfOneRepositoryAreApart",
              "uploadsThatAreReadBackHoldNothing",
              "workThatIsRefusedLeavesNothingToSweep"),
          Fault.uploads(
              "begins an upload anew that is not there",
              driver ->
                  new ForwardingUploads(driver.uploads()) {
                    @Override
                    public StagedUpload resume(UploadKey key) throws StorageException {
                      return driver.store.uploads.containsKey(key) ? super.resume(key) : begin(key);
                    }
                  },
              "callsThatFailHoldNothing",
              "commitEndsTheUpload",
              "committingWhatIsThereSucceeds",
              "discardingAnUploadAgainSucceeds",
              "discardingAnUploadLeavesNothing",
              "goingOnAfterAnotherDiscardedIsGone",
              "racingCommitsOfOneDigestAllSucceed",
              "resumingWhatIsNotThereIsNotFound"));

  private StagingFaults() {}

  private static StagedUpload readingLess(StagedUpload upload) {
    return new ForwardingUpload(upload) {
      @Override
      public ReadableByteChannel read() throws StorageException {
        return ChannelFaults.cutAt(super.read(), size() - 1);
      }
    };
  }

  private static void loseLastByte(ReferenceStore store, UploadKey key) throws StorageException {
    ReferenceBytes bytes = store.uploads.get(key);
    if (bytes != null && bytes.size() > 0) {
      ReferenceBytes fewer = new ReferenceBytes(store, key);
      fewer.append(0, ByteBuffer.wrap(bytes.all(), 0, bytes.size() - 1));
      store.uploads.put(key, fewer);
    }
  }

  private static final class KeepsBuffers extends ForwardingUpload {
    private final List<ByteBuffer> kept = new ArrayList<>();
    private int size;

    KeepsBuffers(StagedUpload good) {
      super(good);
      size = (int) good.size();
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void append(ByteBuffer bytes) throws StorageException {
      super.append(ByteBuffer.allocate(0));
      kept.add(bytes.duplicate());
      size += bytes.remaining();
      bytes.position(bytes.limit());
    }

    @Override
    public ReadableByteChannel read() throws StorageException {
      flush();
      return super.read();
    }

    @Override
    public void publish(VerifiedDigest digest) throws StorageException {
      flush();
      super.publish(digest);
    }

    @Override
    public void close() throws StorageException {
      flush();
      super.close();
    }

    private void flush() throws StorageException {
      for (ByteBuffer buffer : kept) {
        super.append(buffer);
      }
      kept.clear();
    }

    @Override
    public void discard() throws StorageException {
      kept.clear();
      super.discard();
    }
  }
}
