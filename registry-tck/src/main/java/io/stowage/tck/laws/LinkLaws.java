// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageException;
import io.stowage.tck.kit.Scene;

/** A link holds the digest that was written last, whatever its own name is. */
final class LinkLaws extends LawSuite {
  LinkLaws(Scene scene) {
    super(scene);
  }

  private void expectKept(LinkKey key, Digest target) throws StorageException {
    here().links().write(key, target);

    assertThat(here().links().read(key)).contains(target);
    assertThat(there().links().read(key)).contains(target);
  }

  @Proves(Law.INSTANCES)
  void aTagIsReadAsItWasWritten() throws StorageException {
    expectKept(tag("v1.0"), someDigest());
  }

  @Proves(Law.INSTANCES)
  void aTagMayPointToALongerDigest() throws StorageException {
    expectKept(tag("v1.0"), content(5).digest(DigestAlgorithm.SHA512));
  }

  @Proves(Law.INSTANCES)
  void aManifestLinkIsReadAsItWasWritten() throws StorageException {
    Digest digest = someDigest();

    expectKept(new LinkKey.Manifest(REPOSITORY, digest), digest);
  }

  @Proves(Law.INSTANCES)
  void aBlobLinkIsReadAsItWasWritten() throws StorageException {
    Digest digest = content(5).digest(DigestAlgorithm.SHA512);

    expectKept(new LinkKey.Blob(REPOSITORY, digest), digest);
  }

  @Proves(Law.INSTANCES)
  void aReferrerIsReadAsItWasWritten() throws StorageException {
    Digest referrer = content(5).digest(DigestAlgorithm.SHA512);

    expectKept(new LinkKey.Referrer(REPOSITORY, someDigest(), referrer), referrer);
  }

  @Proves(Law.INSTANCES)
  void aLinkMayPointToAnotherDigestThanItsName() throws StorageException {
    Digest alias = content(5).digest(DigestAlgorithm.SHA512);

    expectKept(new LinkKey.Blob(REPOSITORY, alias), someDigest());
    expectKept(new LinkKey.Manifest(REPOSITORY, alias), someDigest());
  }

  @Proves(Law.INSTANCES)
  void aTagMovesToWhatWasWrittenLast() throws StorageException {
    for (int i = 0; i < 5; i++) {
      expectKept(tag("latest"), someDigest());
    }

    assertThat(there().links().list(new LinkScope.Tags(REPOSITORY), "", 10).items())
        .containsExactly(tag("latest"));
  }

  @Proves(Law.INSTANCES)
  void aTagMayMoveFromALongerDigestToAShorter() throws StorageException {
    expectKept(tag("latest"), content(5).digest(DigestAlgorithm.SHA512));
    expectKept(tag("latest"), someDigest());
  }

  @Proves(Law.INSTANCES)
  void aDeletedLinkCanBeWrittenAgain() throws StorageException {
    here().links().write(tag("latest"), someDigest());
    here().links().delete(tag("latest"));
    assertThat(there().links().read(tag("latest"))).isEmpty();

    expectKept(tag("latest"), someDigest());
  }

  @Proves(Law.INSTANCES)
  void deletingALinkKeepsTheOthers() throws StorageException {
    Digest kept = someDigest();
    here().links().write(tag("one"), kept);
    here().links().write(tag("one.more"), kept);
    here().links().write(tag("on"), kept);

    here().links().delete(tag("one"));

    assertThat(there().links().read(tag("one.more"))).contains(kept);
    assertThat(there().links().read(tag("on"))).contains(kept);
    assertThat(there().links().list(new LinkScope.Tags(REPOSITORY), "", 10).items())
        .containsExactly(tag("on"), tag("one.more"));
  }

  @Proves(Law.INSTANCES)
  void deletingABlobKeepsTheLinksToIt() throws StorageException {
    Digest digest = push(here(), content(10));
    LinkKey.Blob key = new LinkKey.Blob(REPOSITORY, digest);
    here().links().write(key, digest);

    here().blobs().delete(digest);

    assertThat(there().links().read(key)).contains(digest);
  }

  @Proves(Law.INSTANCES)
  void deletingALinkKeepsTheBlob() throws Exception {
    Digest digest = push(here(), content(10));
    LinkKey.Blob key = new LinkKey.Blob(REPOSITORY, digest);
    here().links().write(key, digest);

    here().links().delete(key);

    assertThat(there().blobs().stat(digest)).isPresent();
  }
}
