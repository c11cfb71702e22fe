// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageException;
import java.io.UncheckedIOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;

/** Blobs that are found, read by range or deleted wrongly. */
final class BlobFaults {
  static final List<Fault> ALL =
      List.of(
          ranges(
              "takes a length for a last index",
              range -> new ByteRange(range.offset(), range.length() + 1),
              "aChannelFillsBuffersOfAnySize",
              "aChannelFillsDirectBuffers",
              "aChannelStaysAtItsEnd",
              "aRangeMayLieInTheMiddle",
              "aRangeMayReachToTheEnd",
              "aRangeOfNoBytesIsEmpty",
              "aRangeOfNoBytesMayStandAtTheEnd",
              "channelsOnOneBlobDoNotDisturbEachOther",
              "readersOfManyRangesAtOnceGetEachItsOwn",
              "theFirstByteIsARange",
              "theLastByteIsARange"),
          ranges(
              "takes an end for a last index",
              range -> new ByteRange(range.offset(), Math.max(0, range.length() - 1)),
              "aChannelFillsBuffersOfAnySize",
              "aChannelFillsDirectBuffers",
              "aChannelStaysAtItsEnd",
              "aRangeMayLieInTheMiddle",
              "aRangeMayReachToTheEnd",
              "aRangeThatReachesBeyondTheEndIsCorrupt",
              "callsThatFailHoldNothing",
              "channelsOnOneBlobDoNotDisturbEachOther",
              "readersOfManyRangesAtOnceGetEachItsOwn",
              "theFirstByteIsARange",
              "theLastByteIsARange"),
          ranges(
              "reads from the start, whatever the offset",
              range -> new ByteRange(0, range.length()),
              "aChannelFillsBuffersOfAnySize",
              "aChannelFillsDirectBuffers",
              "aChannelStaysAtItsEnd",
              "aRangeBehindTheEndIsCorrupt",
              "aRangeMayLieInTheMiddle",
              "aRangeMayReachToTheEnd",
              "aRangeThatReachesBeyondTheEndIsCorrupt",
              "callsThatFailHoldNothing",
              "channelsOnOneBlobDoNotDisturbEachOther",
              "readersOfManyRangesAtOnceGetEachItsOwn",
              "theLastByteIsARange"),
          opening(
              "reads all where no bytes are asked for",
              (driver, digest, range) ->
                  driver
                      .blobs()
                      .open(
                          digest,
                          range.length() == 0 && driver.store.blobs.containsKey(digest)
                              ? ByteRange.all(driver.store.blobs.get(digest).length)
                              : range),
              "aRangeOfNoBytesIsEmpty",
              "aRangeOfNoBytesMayStandAtTheEnd"),
          opening(
              "refuses a range at the end",
              (driver, digest, range) -> {
                byte[] content = driver.store.blobs.get(digest);
                if (content != null && range.offset() == content.length) {
                  throw new StorageException.Corrupt("416", null);
                }
                return driver.blobs().open(digest, range);
              },
              "aRangeOfNoBytesMayStandAtTheEnd",
              "contentOfNoBytesHasARangeOfNone",
              "contentOfNoBytesIsStoredWhole",
              "smallContentIsPutWhole"),
          opening(
              "cuts a range that reaches too far",
              (driver, digest, range) -> {
                byte[] content = driver.store.blobs.get(digest);
                if (content != null && range.end() > content.length) {
                  long offset = Math.min(range.offset(), content.length);
                  return driver
                      .blobs()
                      .open(digest, new ByteRange(offset, content.length - offset));
                }
                return driver.blobs().open(digest, range);
              },
              "aRangeBehindTheEndIsCorrupt",
              "aRangeThatReachesBeyondTheEndIsCorrupt",
              "callsThatFailHoldNothing"),
          opening(
              "opens no bytes of what is not there",
              (driver, digest, range) ->
                  range.length() == 0
                      ? new ReferenceChannel(driver, new byte[0], range)
                      : driver.blobs().open(digest, range),
              "aRangeOfNoBytesIsEmpty",
              "aRangeOfNoBytesMayStandAtTheEnd",
              "noBytesOfWhatIsNotThereAreNotFound"),
          opening(
                  "says with an error of its own that a blob of several bytes is not there",
                  (driver, digest, range) -> {
                    try {
                      return driver.blobs().open(digest, range);
                    } catch (StorageException.NotFound e) {
                      if (range.length() > 1) {
                        throw new UncheckedIOException(e);
                      }
                      throw e;
                    }
                  },
                  "openingWhatIsNotThereIsNotFound")
              .orPerhaps("readersDuringACommitSeeNothingOrAll", "readersDuringAPutSeeNothingOrAll"),
          Fault.blobs(
              "fails to look up by SHA-512 what is not there",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    @Override
                    public Optional<BlobInfo> stat(Digest digest) throws StorageException {
                      Optional<BlobInfo> info = super.stat(digest);
                      if (info.isEmpty() && digest.algorithm() == DigestAlgorithm.SHA512) {
                        throw new StorageException.NotFound("no blob " + digest);
                      }
                      return info;
                    }
                  },
              "statOfWhatIsNotThereIsEmpty"),
          deleting(
              "says of each delete that there was something",
              (driver, digest) -> {
                driver.blobs().delete(digest);
                return true;
              },
              "deletingABlobTellsWhetherThereWasOne",
              "deletingABlobThatNeverWasTellsSo"),
          deleting(
              "fails to delete what is not there",
              (driver, digest) -> {
                if (!driver.blobs().delete(digest)) {
                  throw new StorageException.NotFound("no blob " + digest);
                }
                return true;
              },
              "deletingABlobTellsWhetherThereWasOne",
              "deletingABlobThatNeverWasTellsSo"),
          deleting(
              "deletes the links to a blob",
              (driver, digest) -> {
                driver.store.links.values().remove(digest);
                return driver.blobs().delete(digest);
              },
              "deletingABlobKeepsTheLinksToIt"),
          Fault.links(
              "deletes a blob with its link",
              driver ->
                  new ForwardingLinks(driver.links()) {
                    @Override
                    public boolean delete(LinkKey key) throws StorageException {
                      if (key instanceof LinkKey.Blob blob) {
                        driver.blobs().delete(blob.digest());
                      }
                      return super.delete(key);
                    }
                  },
              "deletingALinkKeepsTheBlob"));

  private BlobFaults() {}

  private interface Opening {
    ReadableByteChannel open(ReferenceDriver driver, Digest digest, ByteRange range)
        throws StorageException;
  }

  private static Fault opening(String name, Opening opening, String... broken) {
    return Fault.blobs(
        name,
        driver ->
            new ForwardingBlobs(driver.blobs()) {
              @Override
              public ReadableByteChannel open(Digest digest, ByteRange range)
                  throws StorageException {
                return opening.open(driver, digest, range);
              }
            },
        broken);
  }

  private interface Ranging {
    ByteRange range(ByteRange range);
  }

  private static Fault ranges(String name, Ranging ranging, String... broken) {
    return opening(
        name,
        (driver, digest, range) -> {
          byte[] content = driver.store.blobs.get(digest);
          boolean all = content == null || range.length() >= content.length;
          return driver.blobs().open(digest, all ? range : ranging.range(range));
        },
        broken);
  }

  private interface Deleting {
    boolean delete(ReferenceDriver driver, Digest digest) throws StorageException;
  }

  private static Fault deleting(String name, Deleting deleting, String... broken) {
    return Fault.blobs(
        name,
        driver ->
            new ForwardingBlobs(driver.blobs()) {
              @Override
              public boolean delete(Digest digest) throws StorageException {
                return deleting.delete(driver, digest);
              }
            },
        broken);
  }
}
