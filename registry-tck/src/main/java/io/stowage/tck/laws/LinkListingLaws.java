// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageException;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.kit.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Each scope lists its own links, in the byte order of their names. */
final class LinkListingLaws extends LawSuite {
  private static final int LINKS = 12;
  private static final int PAGE = 5;

  LinkListingLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.ORDER)
  void manifestsAreListedInOrder() throws StorageException {
    expectListed(
        new LinkScope.Manifests(REPOSITORY), digest -> new LinkKey.Manifest(REPOSITORY, digest));
  }

  @Proves(Law.ORDER)
  void blobLinksAreListedInOrder() throws StorageException {
    expectListed(new LinkScope.Blobs(REPOSITORY), digest -> new LinkKey.Blob(REPOSITORY, digest));
  }

  @Proves(Law.ORDER)
  void referrersAreListedInOrder() throws StorageException {
    Digest subject = someDigest();

    expectListed(
        new LinkScope.Referrers(REPOSITORY, subject),
        digest -> new LinkKey.Referrer(REPOSITORY, subject, digest));
  }

  @Proves(Law.ORDER)
  void referrersOfALongerDigestAreListedInOrder() throws StorageException {
    Digest subject = content(10).digest(DigestAlgorithm.SHA512);

    expectListed(
        new LinkScope.Referrers(REPOSITORY, subject),
        digest -> new LinkKey.Referrer(REPOSITORY, subject, digest));
  }

  private <K extends LinkKey> void expectListed(LinkScope<K> scope, Function<Digest, K> key)
      throws StorageException {
    List<Digest> digests = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      digests.add(content(100).digest(algorithm(i)));
      here().links().write(key.apply(digests.get(i)), digests.get(i));
    }
    List<K> expected = digests.stream().sorted().map(key).toList();

    assertThat(Walk.all(TagListingLaws.pages(there().links(), scope), PAGE)).isEqualTo(expected);
    for (String after : List.of("sha256:8", "sha256:~", "sha512:7f", "sha5", "t")) {
      assertThat(there().links().list(scope, after, 100).items())
          .as("after \"%s\"", after)
          .isEqualTo(expected.stream().filter(k -> k.name().compareTo(after) > 0).toList());
    }
  }

  @Proves(Law.ORDER)
  void referrersOfTwoSubjectsAreApart() throws StorageException {
    Digest subject = someDigest();
    Digest other = someDigest();
    Digest referrer = someDigest();
    LinkKey.Referrer key = new LinkKey.Referrer(REPOSITORY, subject, referrer);
    here().links().write(key, referrer);
    here().links().write(new LinkKey.Referrer(REPOSITORY, other, referrer), referrer);

    here().links().delete(new LinkKey.Referrer(REPOSITORY, other, referrer));

    assertThat(here().links().list(new LinkScope.Referrers(REPOSITORY, subject), "", 10).items())
        .containsExactly(key);
    assertThat(here().links().list(new LinkScope.Referrers(REPOSITORY, other), "", 10).items())
        .isEmpty();
  }

  @Proves(Law.ORDER)
  void scopesOfOneRepositoryAreApart() throws StorageException {
    Digest digest = someDigest();
    LinkKey.Manifest manifest = new LinkKey.Manifest(REPOSITORY, digest);
    LinkKey.Blob blob = new LinkKey.Blob(REPOSITORY, digest);
    LinkKey.Referrer referrer = new LinkKey.Referrer(REPOSITORY, digest, digest);
    LinkKey.Tagged tagged = tag("latest");
    for (LinkKey key : List.of(manifest, blob, referrer, tagged)) {
      here().links().write(key, digest);
    }

    here().links().delete(blob);

    assertThat(listed(new LinkScope.Manifests(REPOSITORY))).containsExactly(manifest);
    assertThat(listed(new LinkScope.Blobs(REPOSITORY))).isEmpty();
    assertThat(listed(new LinkScope.Referrers(REPOSITORY, digest))).containsExactly(referrer);
    assertThat(listed(new LinkScope.Tags(REPOSITORY))).containsExactly(tagged);
  }

  private <K extends LinkKey> List<K> listed(LinkScope<K> scope) throws StorageException {
    return there().links().list(scope, "", 10).items();
  }

  @Proves(Law.ORDER)
  void anUnknownRepositoryListsNoLinks() throws StorageException {
    RepositoryName unknown = RepositoryName.parse("tck/unknown");

    assertThat(here().links().list(new LinkScope.Tags(unknown), "", 10))
        .isEqualTo(Page.last(List.of()));
    assertThat(here().links().list(new LinkScope.Manifests(unknown), "", 10))
        .isEqualTo(Page.last(List.of()));
    assertThat(here().links().list(new LinkScope.Blobs(unknown), "", 10))
        .isEqualTo(Page.last(List.of()));
    assertThat(here().links().list(new LinkScope.Referrers(unknown, someDigest()), "", 10))
        .isEqualTo(Page.last(List.of()));
  }
}
