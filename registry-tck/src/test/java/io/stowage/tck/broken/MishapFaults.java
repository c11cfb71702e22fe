// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drivers that do well as long as nothing goes wrong with their calls. */
final class MishapFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.upload(
              "discards an upload of several pieces that is closed",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    private int pieces;

                    @Override
                    public void append(ByteBuffer bytes) throws StorageException {
                      pieces++;
                      super.append(bytes);
                    }

                    @Override
                    public void close() throws StorageException {
                      ReferenceBytes bytes = store.uploads.get(key);
                      if (pieces > 1 && bytes != null) {
                        bytes.end();
                      }
                      super.close();
                    }
                  },
              "aCallThatIsCutOffCanBeMadeAgain",
              "aCallWhoseAnswerIsLostCanBeMadeAgain",
              "whereAnInstanceIsClosedAnotherGoesOn"),
          Fault.links(
              "refuses to write a link as it is",
              driver ->
                  new ForwardingLinks(driver.links()) {
                    @Override
                    public void write(LinkKey key, Digest target) throws StorageException {
                      if (read(key).equals(Optional.of(target))) {
                        throw new StorageException.Denied("it is there", null);
                      }
                      super.write(key, target);
                    }
                  },
              "aCallWhoseAnswerIsLostCanBeMadeAgain"),
          Fault.upload(
              "removes the blob of an upload that is published twice",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void publish(VerifiedDigest digest) throws StorageException {
                      if (!store.uploads.containsKey(key)) {
                        store.blobs.remove(digest.digest());
                      }
                      super.publish(digest);
                    }
                  },
              "aCallThatIsRepeatedChangesNothing"),
          Fault.upload(
              "keeps the buffer of a piece until the next one comes",
              (upload, key, store) -> new KeepsBuffers(upload),
              "aBufferThatIsOverwrittenAfterItsCallChangesNothing"),
          Fault.blobs(
              "tells an interrupted thread by an error of its client",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    @Override
                    public void put(VerifiedContent content) throws StorageException {
                      if (Thread.currentThread().isInterrupted()) {
                        throw new IllegalStateException("the connection pool was interrupted");
                      }
                      super.put(content);
                    }
                  },
              "aCallOfAnInterruptedThreadIsMadeOrFailsAsUnavailable"),
          Fault.driver(
              "puts the second half of a manifest with the next link",
              PutsHalf::new,
              "betweenNoTwoCallsIsAnythingSeenByHalves",
              "whereAnInstanceIsClosedAnotherGoesOn"));

  private MishapFaults() {}

  private static final class KeepsBuffers extends ForwardingUpload {
    private @Nullable ByteBuffer kept;

    KeepsBuffers(StagedUpload upload) {
      super(upload);
    }

    @Override
    public long size() {
      return inner.size() + (kept == null ? 0 : kept.remaining());
    }

    @Override
    public void append(ByteBuffer bytes) throws StorageException {
      flush();
      kept = bytes.duplicate();
      bytes.position(bytes.limit());
    }

    private void flush() throws StorageException {
      if (kept != null) {
        super.append(kept);
        kept = null;
      }
    }

    @Override
    public void publish(VerifiedDigest digest) throws StorageException {
      flush();
      super.publish(digest);
    }

    @Override
    public ReadableByteChannel read() throws StorageException {
      flush();
      return super.read();
    }

    @Override
    public void discard() throws StorageException {
      kept = null;
      super.discard();
    }

    @Override
    public void close() throws StorageException {
      flush();
      super.close();
    }
  }

  private static final class PutsHalf extends ForwardingDriver {
    private final ReferenceStore store;
    private @Nullable VerifiedContent half;

    PutsHalf(ReferenceDriver driver) {
      super(driver);
      store = driver.store;
    }

    @Override
    public BlobStore blobs() {
      return new ForwardingBlobs(super.blobs()) {
        @Override
        public void put(VerifiedContent content) throws StorageException {
          super.put(content);
          store.blobs.computeIfPresent(
              content.digest(), (any, all) -> Arrays.copyOf(all, all.length / 2));
          half = content;
        }
      };
    }

    @Override
    public LinkStore links() {
      return new ForwardingLinks(super.links()) {
        @Override
        public void write(LinkKey key, Digest target) throws StorageException {
          if (half != null) {
            PutsHalf.super.blobs().put(half);
            half = null;
          }
          super.write(key, target);
        }
      };
    }
  }
}
