// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.VerifiedContent;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What is committed is read byte for byte, whatever its size and however it came. */
final class ContentLaws extends LawSuite {
  ContentLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.COMMIT)
  void contentOfNoBytesIsStoredWhole() throws IOException {
    pushAndRead(0);
  }

  @Proves(Law.COMMIT)
  void contentOfOneByteIsStoredWhole() throws IOException {
    pushAndRead(1);
  }

  @Proves(Law.COMMIT)
  void contentOfOneByteLessThanFiveMebibytesIsStoredWhole() throws IOException {
    pushAndRead(5 * MIB - 1);
  }

  @Proves(Law.COMMIT)
  void contentOfFiveMebibytesIsStoredWhole() throws IOException {
    pushAndRead(5 * MIB);
  }

  @Proves(Law.COMMIT)
  void contentOfOneByteMoreThanFiveMebibytesIsStoredWhole() throws IOException {
    pushAndRead(5 * MIB + 1);
  }

  @Proves(Law.COMMIT)
  void contentOfSixtyFourMebibytesIsStoredWhole() throws IOException {
    pushAndRead(64 * MIB);
  }

  private void pushAndRead(int size) throws IOException {
    Content content = content(size);

    Digest digest = push(here(), content);

    expectStored(there(), digest, content);
  }

  @Proves(Law.COMMIT)
  void contentAppendedInOddPiecesIsStoredWhole() throws IOException {
    Content content = content(6 * MIB + 11);
    Digest digest = content.digest();

    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload, 1, 7, 4095, 4097, 65_537, MIB + 3, 2);
      assertThat(upload.size()).isEqualTo(content.size());
      upload.commit(digest);
    }

    expectStored(there(), digest, content);
  }

  @Proves(Law.COMMIT)
  void aPieceLargerThanAnyPartIsStoredWhole() throws IOException {
    Content content = content(17 * MIB + 1);
    Digest digest = content.digest();

    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload, 17 * MIB + 1);
      upload.commit(digest);
    }

    expectStored(there(), digest, content);
  }

  @Proves(Law.COMMIT)
  void directBuffersAreAppendedLikeOthers() throws IOException {
    Content content = content(100 * KIB);
    ByteBuffer direct = ByteBuffer.allocateDirect(100 * KIB).put(content.bytes(0, 100 * KIB));

    try (BlobUpload upload = begin(here())) {
      upload.append(direct.flip());
      upload.commit(content.digest());
    }

    expectStored(there(), content.digest(), content);
  }

  @Proves(Law.COMMIT)
  void appendTakesTheRemainingBytesAlone() throws IOException {
    Content content = content(1000);
    ByteBuffer within = ByteBuffer.allocate(3000).position(500).put(content.bytes(0, 1000));
    within.flip().position(500);

    try (BlobUpload upload = begin(here())) {
      upload.append(within.asReadOnlyBuffer());
      assertThat(upload.size()).isEqualTo(1000);
      upload.commit(content.digest());
    }

    expectStored(there(), content.digest(), content);
  }

  @Proves(Law.COMMIT)
  void appendMovesTheBufferToItsLimit() throws IOException {
    ByteBuffer buffer = content(1000).bytes(0, 1000).limit(900).position(100);

    try (BlobUpload upload = begin(here())) {
      upload.append(buffer);
    }

    assertThat(buffer.position()).isEqualTo(900);
    assertThat(buffer.limit()).isEqualTo(900);
  }

  @Proves(Law.WAITING)
  void aBufferIsItsCallersAgainAfterAppend() throws IOException {
    Content content = content(8 * KIB);
    byte[] reused = new byte[KIB];

    try (BlobUpload upload = begin(here())) {
      for (int at = 0; at < content.size(); at += reused.length) {
        content.bytes(at, reused.length).get(reused);
        upload.append(ByteBuffer.wrap(reused));
        Arrays.fill(reused, (byte) 0);
      }
      upload.commit(content.digest());
    }

    expectStored(there(), content.digest(), content);
  }

  @Proves(Law.COMMIT)
  void smallContentIsPutWhole() throws IOException {
    for (int size : new int[] {0, 1, 2 * KIB, 4 * MIB}) {
      Content content = content(size);

      here().blobs().put(content.verified());

      expectStored(there(), content.digest(), content);
    }
  }

  @Proves(Law.COMMIT)
  void smallContentIsPutUnderItsLongerDigest() throws IOException {
    Content content = content(2 * KIB);
    VerifiedContent verified = VerifiedContent.hash(DigestAlgorithm.SHA512, content.all());

    here().blobs().put(verified);

    expectStored(there(), verified.digest(), content);
  }
}
