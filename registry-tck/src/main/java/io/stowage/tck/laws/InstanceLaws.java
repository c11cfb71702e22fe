// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Reading;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;

/** An upload belongs to no instance. */
final class InstanceLaws extends LawSuite {
  private final Content content = content(MIB + 101);

  InstanceLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.INSTANCES)
  void anUploadThatWasBegunHereIsFinishedThere() throws IOException {
    Content large = content(6 * MIB + 101);
    UploadKey key = leave(here(), large.first(5 * MIB + 1));

    Digest digest = finish(there(), key, large);

    expectStored(here(), digest, large);
    expectStored(there(), digest, large);
  }

  @Proves(Law.INSTANCES)
  void anUploadOutlivesTheInstanceThatBeganIt() throws IOException {
    there();
    UploadKey key = leave(here(), content.first(MIB / 2));
    here().close();

    Digest digest = finish(there(), key, content);

    expectStored(there(), digest, content);
  }

  @Proves(Law.INSTANCES)
  void anUploadMayPassFromInstanceToInstanceWithEachPiece() throws IOException {
    UploadKey key = leave(here(), content(0));
    StorageDriver[] instances = {here(), there(), scene.open("elsewhere")};
    int turn = 0;

    for (long size = 1; size < content.size(); size = Math.min(size * 3, content.size())) {
      try (BlobUpload upload = resume(instances[turn++ % instances.length], key)) {
        content.first(size).appendTo(upload);
      }
    }

    expectStored(here(), finish(here(), key, content), content);
  }

  @Proves(Law.INSTANCES)
  void sizeAfterResumeIsWhatIsDurable() throws IOException {
    UploadKey key = leave(here(), content.first(MIB / 2 + 7));

    try (StagedUpload upload = there().uploads().resume(key)) {
      assertThat(upload.size()).isEqualTo(MIB / 2 + 7);
      try (ReadableByteChannel channel = upload.read()) {
        Reading.expect(channel, content, ByteRange.all(MIB / 2 + 7));
      }
    }
  }

  @Proves(Law.INSTANCES)
  void anUploadThatNobodyClosedGoesOnFromWhatIsDurable() throws IOException {
    try (BlobUpload lost = begin(here())) {
      content.first(MIB / 2).appendTo(lost);

      try (BlobUpload upload = resume(there(), lost.key())) {
        assertThat(upload.size()).isBetween(0L, MIB / 2L);
        content.appendTo(upload);
        upload.commit(content.digest());
      }
    }

    expectStored(here(), content.digest(), content);
  }

  @Proves(Law.INSTANCES)
  void uploadsOfOneIdInTwoRepositoriesAreApart() throws IOException {
    UploadId id = UploadId.random();
    Content other = content(1000);
    UploadKey key = new UploadKey(RepositoryName.parse("tck/one"), id);
    UploadKey otherKey = new UploadKey(RepositoryName.parse("tck/other"), id);
    here().uploads().begin(key).close();
    here().uploads().begin(otherKey).close();

    Digest digest = finish(there(), key, content);
    Digest otherDigest = finish(there(), otherKey, other);

    expectStored(here(), digest, content);
    expectStored(here(), otherDigest, other);
  }

  @Proves(Law.INSTANCES)
  void uploadsOfOneRepositoryAreApart() throws IOException {
    Content other = content(content.size());
    UploadKey key = leave(here(), content.first(MIB / 4));
    UploadKey otherKey = leave(here(), other.first(MIB / 4));

    try (BlobUpload upload = resume(here(), key);
        BlobUpload otherUpload = resume(there(), otherKey)) {
      content.first(MIB / 2).appendTo(upload);
      other.appendTo(otherUpload);
      content.appendTo(upload);
      upload.commit(content.digest());
      otherUpload.commit(other.digest());
    }

    expectStored(there(), content.digest(), content);
    expectStored(here(), other.digest(), other);
  }

  @Proves(Law.INSTANCES)
  void anUploadIdOfAnotherRegistryIsTaken() throws IOException {
    for (String id : new String[] {"_=-", "0", "A.b-C_d=", "x".repeat(128)}) {
      UploadKey key = new UploadKey(REPOSITORY, UploadId.parse(id));
      Content small = content(1000);
      here().uploads().begin(key).close();

      Digest digest = small.digest();
      try (BlobUpload upload = BlobUpload.resume(there(), key, DigestAlgorithm.SHA256, null)) {
        small.appendTo(upload);
        upload.commit(digest);
      }

      expectStored(here(), digest, small);
    }
  }
}
