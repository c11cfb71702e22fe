// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Bytes that look random, made where they are needed and never held: content of 64 MiB takes no
 * memory.
 *
 * @param seed contents of one seed begin alike
 * @param size how many bytes
 */
public record Content(long seed, long size) {
  private static final int CHUNK = 64 * 1024;
  private static final int MIB = 1 << 20;

  /**
   * {@return the beginning of this content, or what it is the beginning of}
   *
   * @param length how many bytes, also more than there are
   */
  public Content first(long length) {
    return new Content(seed, length);
  }

  /**
   * {@return a part of the bytes, in a buffer of its own}
   *
   * @param offset where they begin
   * @param length how many bytes
   */
  public ByteBuffer bytes(long offset, int length) {
    int lead = (int) (offset % Long.BYTES);
    int whole = (lead + length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    ByteBuffer words = ByteBuffer.allocate(whole);
    for (long word = offset / Long.BYTES; words.hasRemaining(); word++) {
      words.putLong(mix(seed * 0xD1342543DE82EF95L + word));
    }
    return words.flip().position(lead).limit(lead + length).slice();
  }

  /** {@return all the bytes, which therefore should be few} */
  public byte[] all() {
    byte[] all = new byte[Math.toIntExact(size)];
    bytes(0, all.length).get(all);
    return all;
  }

  /**
   * {@return the digest of all the bytes, which are made once more for it}
   *
   * @param algorithm what to hash by
   */
  public Digest digest(DigestAlgorithm algorithm) {
    MessageDigest hash = algorithm.newHash();
    for (long at = 0; at < size; at += CHUNK) {
      hash.update(bytes(at, (int) Math.min(CHUNK, size - at)));
    }
    return Digest.of(algorithm, hash);
  }

  /** {@return the SHA-256 of all the bytes, which are made once more for it} */
  public Digest digest() {
    return digest(DigestAlgorithm.SHA256);
  }

  /**
   * {@return the bytes together with their SHA-256, for {@link io.stowage.storage.BlobStore#put}}
   */
  public VerifiedContent verified() {
    return VerifiedContent.hash(DigestAlgorithm.SHA256, all());
  }

  /**
   * Appends what the upload lacks, in pieces of 1 MiB.
   *
   * @param upload an upload of the beginning of this content, or of nothing
   * @throws StorageException if the driver does
   */
  public void appendTo(BlobUpload upload) throws StorageException {
    appendTo(upload, MIB);
  }

  /**
   * Appends what the upload lacks.
   *
   * @param upload an upload of the beginning of this content, or of nothing
   * @param pieces the sizes of the pieces, taken in turn
   * @throws StorageException if the driver does
   */
  public void appendTo(BlobUpload upload, int... pieces) throws StorageException {
    int turn = 0;
    for (long at = upload.size(); at < size; turn++) {
      int length = (int) Math.min(pieces[turn % pieces.length], size - at);
      upload.append(bytes(at, length));
      at += length;
    }
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long word) {
    long z = word * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
