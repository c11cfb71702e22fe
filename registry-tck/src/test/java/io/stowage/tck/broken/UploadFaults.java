// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Uploads that are closed or ended wrongly. */
final class UploadFaults {
  private static final int MIB = 1 << 20;

  static final List<Fault> ALL =
      List.of(
          Fault.upload(
              "publishes an upload that is closed",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void close() throws StorageException {
                      publishWhatIsStaged(store, key);
                      super.close();
                    }
                  },
              "aCommitOfFewerBytesThanAreStagedIsInConflict",
              "aSourceThatFailsHalfWayLeavesNothingVisible",
              "closingAnEmptyUploadPublishesNothing",
              "closingAnUploadPublishesNothing",
              "closingTheDriverPublishesNothing",
              "commitRejectsContentWithAnotherDigest",
              "committingAfterAnotherDiscardedIsGone",
              "committingAfterCloseIsGone",
              "discardingAnUploadLeavesNothing"),
          Fault.driver(
              "publishes what is open when the driver is closed",
              PublishesAtTheEnd::new,
              "closingTheDriverPublishesNothing"),
          Fault.upload(
              "publishes while bytes are staged",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void append(ByteBuffer bytes) throws StorageException {
                      super.append(bytes);
                      if (size() <= MIB) {
                        publishWhatIsStaged(store, key);
                      }
                    }
                  },
              "aCommitOfFewerBytesThanAreStagedIsInConflict",
              "aSourceThatFailsHalfWayLeavesNothingVisible",
              "closingAnUploadPublishesNothing",
              "closingTheDriverPublishesNothing",
              "commitRejectsContentWithAnotherDigest",
              "committingAfterAnotherDiscardedIsGone",
              "committingAfterCloseIsGone",
              "contentIsStoredUnderItsLongerDigestToo",
              "discardingAnUploadLeavesNothing",
              "readersOfAnUploadInProgressSeeNothing"),
          Fault.upload(
              "fails when an upload is closed again",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    private boolean closed;

                    @Override
                    public void close() throws StorageException {
                      if (closed) {
                        throw new StorageException.Gone("closed already");
                      }
                      closed = true;
                      super.close();
                    }
                  },
              "closingAfterCommitKeepsTheBlob",
              "closingAnUploadAgainDoesNothing",
              "stagedBytesAreReadBackAsTheyWereAppended"),
          Fault.upload(
              "keeps an upload that is discarded",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void discard() {}
                  },
              "appendingAfterDiscardIsGone",
              "committingAfterAnotherDiscardedIsGone",
              "discardingAnUploadAgainSucceeds",
              "discardingAnUploadLeavesNothing",
              "goingOnAfterAnotherDiscardedIsGone"),
          Fault.upload(
              "fails to discard what is gone",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void discard() throws StorageException {
                      if (!store.uploads.containsKey(key)) {
                        throw new StorageException.Gone("discarded already");
                      }
                      super.discard();
                    }
                  },
              "discardingAfterCommitKeepsTheBlob",
              "discardingAnUploadAgainSucceeds"),
          Fault.upload(
              "deletes the blob of an upload that is discarded",
              DeletesTheBlob::new,
              "discardingAfterCommitKeepsTheBlob",
              "discardingAnUploadKeepsABlobOfTheSameContent"),
          Fault.upload(
              "swallows bytes that come when the upload is over",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void append(ByteBuffer bytes) throws StorageException {
                      try {
                        super.append(bytes);
                      } catch (StorageException.Gone e) {
                        bytes.position(bytes.limit());
                      }
                    }
                  },
              "appendingAfterCloseIsGone",
              "appendingAfterCommitIsGone",
              "appendingAfterDiscardIsGone"),
          Fault.upload(
              "says nothing when it commits what is gone",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void publish(VerifiedDigest digest) throws StorageException {
                      try {
                        super.publish(digest);
                      } catch (StorageException.Gone e) {
                        store.uploads.remove(key);
                      }
                    }
                  },
              "committingAfterAnotherCommittedIsGone",
              "committingAfterAnotherDiscardedIsGone",
              "committingAfterCloseIsGone",
              "publishingTwiceIsGone",
              "workThatIsRefusedLeavesNothingToSweep"));

  private UploadFaults() {}

  static void publishWhatIsStaged(ReferenceStore store, UploadKey key) {
    ReferenceBytes bytes = store.uploads.get(key);
    if (bytes != null) {
      byte[] content = bytes.all();
      store.blobs.put(ReferenceStore.sha256(content), content);
    }
  }

  private static final class PublishesAtTheEnd extends ForwardingDriver {
    private final ReferenceStore store;

    PublishesAtTheEnd(ReferenceDriver good) {
      super(good);
      store = good.store;
    }

    @Override
    public void close() {
      store.uploads.keySet().forEach(key -> publishWhatIsStaged(store, key));
      super.close();
    }
  }

  private static final class DeletesTheBlob extends ForwardingUpload {
    private final UploadKey key;
    private final ReferenceStore store;
    private @Nullable Digest digest;

    DeletesTheBlob(StagedUpload good, UploadKey key, ReferenceStore store) {
      super(good);
      this.key = key;
      this.store = store;
    }

    @Override
    public void publish(VerifiedDigest verified) throws StorageException {
      super.publish(verified);
      digest = verified.digest();
    }

    @Override
    public void discard() throws StorageException {
      ReferenceBytes bytes = store.uploads.get(key);
      if (bytes != null) {
        digest = ReferenceStore.sha256(bytes.all());
      }
      if (digest != null) {
        store.blobs.remove(digest);
      }
      super.discard();
    }
  }
}
