// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.registry.MediaTypes.OCI_INDEX;
import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.bytes;
import static io.stowage.server.core.TestRegistry.sha256;
import static io.stowage.server.core.TestRegistry.sha512;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.Tag;
import io.stowage.storage.StorageDrivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry over a directory that {@code registry:2} wrote, or that was damaged. */
class RegistryDirectoryTest {
  private static final Tag LATEST = Tag.parse("latest");
  private static final String INDEX = Manifests.index(List.of()).toString();

  @TempDir private Path root;
  private TestRegistry test;

  @BeforeEach
  void open() throws IOException {
    test =
        new TestRegistry(
            StorageDrivers.load().open("filesystem", Map.of("rootdirectory", root.toString())),
            TestRegistry.options(true, ManifestRules.defaults()));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void servesWhatTheIncumbentWrote() throws Exception {
    Digest digest = sha256(INDEX);
    write(data(digest), INDEX);
    write("repositories/team/app/_manifests/revisions/sha256/" + digest.hex() + "/link", digest);
    String tag = "repositories/team/app/_manifests/tags/latest/";
    write(tag + "index/sha256/" + digest.hex() + "/link", digest);
    write(tag + "current/link", digest);

    StoredManifest manifest = test.registry.manifests().get(REPOSITORY, LATEST);

    assertThat(manifest.content()).isEqualTo(bytes(INDEX));
    assertThat(manifest.digest()).isEqualTo(digest);
    assertThat(test.registry.tags().list(REPOSITORY, null, "").items()).containsExactly(LATEST);
    assertThat(test.registry.catalog().list(null, null).items()).containsExactly(REPOSITORY);
  }

  @Test
  void servesABlobThatTheIncumbentTookByItsSha512() throws Exception {
    Digest stored = sha256("layer");
    Digest asked = sha512("layer");
    write(data(stored), "layer");
    write("repositories/team/app/_layers/sha256/" + stored.hex() + "/link", stored);
    write("repositories/team/app/_layers/sha512/" + asked.hex() + "/link", stored);

    assertThat(test.read(test.registry.blobs().find(REPOSITORY, asked))).isEqualTo("layer");
  }

  @Test
  void servesNoRottenManifestAndLetsItBeDeleted() throws Exception {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);
    write(data(digest), INDEX.replace('2', '3'));
    ManifestService manifests = test.instance().manifests();

    RegistryException refusal = refused(ErrorCode.UNKNOWN, () -> manifests.get(REPOSITORY, LATEST));
    assertThat(refusal.status()).isEqualTo(500);

    manifests.delete(REPOSITORY, digest);
    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, LATEST));
  }

  @Test
  void healsATruncatedManifestByTheNextPush() throws Exception {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);
    write(data(digest), "");
    ManifestService manifests = test.instance().manifests();
    refused(ErrorCode.UNKNOWN, () -> manifests.get(REPOSITORY, LATEST));

    test.push(LATEST, OCI_INDEX, INDEX);

    assertThat(manifests.get(REPOSITORY, LATEST).content()).isEqualTo(bytes(INDEX));
  }

  @Test
  void healsAnEmptyTagByTheNextPush() throws Exception {
    test.push(LATEST, OCI_INDEX, INDEX);
    write("repositories/team/app/_manifests/tags/latest/current/link", "");
    ManifestService manifests = test.registry.manifests();
    refused(ErrorCode.UNKNOWN, () -> manifests.get(REPOSITORY, LATEST));

    test.push(LATEST, OCI_INDEX, INDEX);

    assertThat(manifests.get(REPOSITORY, LATEST).digest()).isEqualTo(sha256(INDEX));
  }

  @Test
  void deletesAManifestBesideADamagedTag() throws Exception {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);
    test.push(Tag.parse("damaged"), OCI_INDEX, INDEX);
    write("repositories/team/app/_manifests/tags/damaged/current/link", "");

    test.registry.manifests().delete(REPOSITORY, digest);

    refused(ErrorCode.MANIFEST_UNKNOWN, () -> test.registry.manifests().get(REPOSITORY, LATEST));
  }

  private static String data(Digest digest) {
    return "blobs/sha256/" + digest.hex().substring(0, 2) + "/" + digest.hex() + "/data";
  }

  private void write(String path, Object content) throws IOException {
    Path file = root.resolve("docker/registry/v2").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content.toString());
  }
}
