// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import io.stowage.tck.Deviation;
import io.stowage.tck.http.RegistryTarget;
import io.stowage.tck.http.RegistryTck;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** CNCF distribution 2.8, as Debian has it: what it does otherwise is just what is known. */
class IncumbentRegistryTckIT extends RegistryTck {
  @TempDir static Path directory;
  private RegistryProcess registry;

  @BeforeAll
  void start() {
    registry = RegistryProcess.start(RegistryProgram.incumbent(), RegistrySettings.on(directory));
  }

  @Override
  protected RegistryTarget registry() {
    return RegistryTarget.at(URI.create(registry.url()))
        .named("CNCF distribution 2.8, as Debian has it");
  }

  @Override
  protected List<Deviation> deviations() {
    return Stream.of(
            known("it keeps blobs by their SHA-256 alone", "aBlobIsServedByItsSha512"),
            known("it keeps manifests by their SHA-256 alone", "aManifestIsKnownByItsSha512"),
            known(
                "its 416 has the length of the whole blob, which never comes",
                "aRangeBehindTheEndCannotBeServed"),
            known("it does not look at Content-Range", "aChunkOutOfOrderIsRefused"),
            known(
                "it takes the chunk, and the state is of other bytes",
                "anUploadGoesOnAfterAChunkThatWasRefused"),
            known(
                "it deletes manifests by their digests alone",
                "aDeletedTagLeavesItsManifest",
                "deletingATagThatIsNotThereIsNotFound"),
            known(
                "it lists all tags whatever is asked",
                "aPageOfNoTagsIsEmpty",
                "tagsAreListedByPages",
                "tagsAreListedBehindATag",
                "tagsAreListedBehindATagThatIsNotThere"),
            known("it lists tags as its directories have them", "tagsAreListedInOrder"),
            known(
                "it has no referrers",
                "aDeletedReferrerIsNotListed",
                "aDigestThatIsNoneHasNoReferrers",
                "aReferrerIsListedWithWhatItIs",
                "aReferrerToAMissingSubjectIsListed",
                "referrersOfOneTypeAreListed",
                "theSubjectOfAManifestIsTold",
                "whatNothingRefersToHasAnEmptyIndex"))
        .flatMap(Function.identity())
        .toList();
  }

  private static Stream<Deviation> known(String reason, String... tests) {
    return Stream.of(tests).map(test -> new Deviation(test, reason));
  }

  @AfterAll
  void stop() {
    if (registry != null) {
      registry.close();
    }
  }
}
