// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkScopeTest {
  private static final RepositoryName REPOSITORY = RepositoryName.parse("team/app");
  private static final Digest ONE = Digest.of(DigestAlgorithm.SHA256, new byte[] {1});
  private static final Digest TWO = Digest.of(DigestAlgorithm.SHA512, new byte[] {2});

  private static final List<LinkKey> KEYS =
      List.of(
          new LinkKey.Blob(REPOSITORY, ONE),
          new LinkKey.Manifest(REPOSITORY, ONE),
          new LinkKey.Tagged(REPOSITORY, Tag.parse("v1")),
          new LinkKey.Referrer(REPOSITORY, ONE, TWO));

  @Test
  void aKeyIsThatOfItsNameInItsScope() {
    assertThat(KEYS).allSatisfy(key -> assertThat(key.scope().key(key.name())).isEqualTo(key));
  }

  @Test
  void theNamesOfScopesDoNotChange() {
    assertThat(KEYS)
        .extracting(key -> key.scope().name())
        .containsExactly("blobs", "manifests", "tags", "referrers/" + ONE);
  }
}
