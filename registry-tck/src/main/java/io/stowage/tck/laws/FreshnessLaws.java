// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Scene;
import java.io.IOException;

/** What one instance did, all others see from then on: each looks before and after. */
final class FreshnessLaws extends LawSuite {
  private static final LinkScope.Tags TAGS = new LinkScope.Tags(REPOSITORY);
  private static final LinkKey.Tagged LATEST = tag("latest");

  FreshnessLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.INSTANCES)
  void aBlobThatWasCommittedHereIsSeenThere() throws IOException {
    Content content = content(1000);
    expectInvisible(there(), content.digest());

    push(here(), content);

    expectStored(there(), content.digest(), content);
    assertThat(there().blobs().list(null, 10).items()).containsExactly(content.digest());
  }

  @Proves(Law.INSTANCES)
  void aBlobThatWasPutHereIsSeenThere() throws IOException {
    Content content = content(1000);
    expectInvisible(there(), content.digest());

    here().blobs().put(content.verified());

    expectStored(there(), content.digest(), content);
  }

  @Proves(Law.INSTANCES)
  void aBlobThatWasDeletedHereIsGoneThere() throws IOException {
    Content content = content(1000);
    push(here(), content);
    expectStored(there(), content.digest(), content);

    here().blobs().delete(content.digest());

    expectInvisible(there(), content.digest());
  }

  @Proves(Law.INSTANCES)
  void aLinkThatWasWrittenHereIsReadThere() throws IOException {
    Digest first = someDigest();
    Digest second = someDigest();
    assertThat(there().links().read(LATEST)).isEmpty();

    here().links().write(LATEST, first);
    assertThat(there().links().read(LATEST)).contains(first);
    here().links().write(LATEST, second);
    assertThat(there().links().read(LATEST)).contains(second);
  }

  @Proves(Law.INSTANCES)
  void aLinkThatWasDeletedHereIsGoneThere() throws IOException {
    here().links().write(LATEST, someDigest());
    assertThat(there().links().list(TAGS, "", 10).items()).containsExactly(LATEST);

    here().links().delete(LATEST);

    assertThat(there().links().read(LATEST)).isEmpty();
    assertThat(there().links().list(TAGS, "", 10).items()).isEmpty();
  }

  @Proves(Law.INSTANCES)
  void aRepositoryThatWasMadeHereIsListedThere() throws IOException {
    assertThat(there().links().repositories(null, 10).items()).isEmpty();

    here().links().write(LATEST, someDigest());

    assertThat(there().links().repositories(null, 10).items()).containsExactly(REPOSITORY);
  }

  @Proves(Law.INSTANCES)
  void anUploadThatWasBegunHereIsListedThere() throws IOException {
    assertThat(there().uploads().list(null, 10).items()).isEmpty();

    UploadKey key = leave(here(), content(10));

    assertThat(there().uploads().list(null, 10).items())
        .singleElement()
        .satisfies(info -> assertThat(info.key()).isEqualTo(key));
  }
}
