// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.StorageException;
import java.time.Instant;

/**
 * What is durable of an upload, and who may go on with it. Its text is what the pool holds, and
 * stands for the whole: it is only ever replaced where it is what it was.
 *
 * @param content the id under which its chunks are
 * @param chunkSize how many bytes each of them has but the last
 * @param size how many bytes are durable
 * @param reserved how many chunks may have been written to
 * @param claim the number of the writer who may go on, one more for each
 * @param writer the name that this writer gave itself
 * @param started when it was begun
 * @param blob the digest that it is about to be the blob of, or a dash
 * @param touched when this was written
 */
record UploadState(
    String content,
    long chunkSize,
    long size,
    long reserved,
    long claim,
    String writer,
    Instant started,
    String blob,
    Instant touched) {
  static final String NO_BLOB = "-";
  private static final int FIELDS = 9;

  static UploadState begun(String content, long chunkSize, String writer) {
    Instant now = Instant.now();
    return new UploadState(content, chunkSize, 0, 0, 1, writer, now, NO_BLOB, now);
  }

  static UploadState parse(String name, String text) throws StorageException.Corrupt {
    String[] fields = text.split(" ", -1);
    try {
      if (fields.length == FIELDS) {
        return new UploadState(
            fields[0],
            Long.parseLong(fields[1]),
            Long.parseLong(fields[2]),
            Long.parseLong(fields[3]),
            Long.parseLong(fields[4]),
            fields[5],
            Instant.ofEpochMilli(Long.parseLong(fields[6])),
            fields[7],
            Instant.ofEpochMilli(Long.parseLong(fields[8])));
      }
    } catch (NumberFormatException e) {
      // as of any other text
    }
    throw new StorageException.Corrupt("the state of upload " + name + " makes no sense", null);
  }

  String text() {
    return String.join(
        " ",
        content,
        Long.toString(chunkSize),
        Long.toString(size),
        Long.toString(reserved),
        Long.toString(claim),
        writer,
        Long.toString(started.toEpochMilli()),
        blob,
        Long.toString(touched.toEpochMilli()));
  }

  /** The same in the hands of another writer. */
  UploadState claimedBy(String newWriter) {
    return new UploadState(
        content, chunkSize, size, reserved, claim + 1, newWriter, started, NO_BLOB, Instant.now());
  }

  UploadState with(long newSize, long newReserved) {
    return new UploadState(
        content, chunkSize, newSize, newReserved, claim, writer, started, NO_BLOB, Instant.now());
  }

  /** The same with a name for what it is about to become. */
  UploadState becoming(String newBlob) {
    return new UploadState(
        content, chunkSize, size, reserved, claim, writer, started, newBlob, Instant.now());
  }

  /** The claim as chunks have it: its order is that of its text. */
  String claimText() {
    return "%010d".formatted(claim);
  }
}
