// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryDriverTest {
  private static final RepositoryName APP = RepositoryName.parse("app");
  private static final VerifiedContent HELLO =
      VerifiedContent.hash(DigestAlgorithm.SHA256, "hello".getBytes(UTF_8));

  @Test
  void openingsWithoutANameShareNothing() throws IOException {
    try (StorageDriver one = open(Map.of());
        StorageDriver other = open(Map.of())) {
      one.blobs().put(HELLO);

      assertThat(other.blobs().stat(HELLO.digest())).isEmpty();
    }
  }

  @Test
  void openingsOfOneNameSeeTheSameContent() throws IOException {
    try (StorageDriver one = open(Map.of("share", "ours"));
        StorageDriver other = open(Map.of("share", "ours"));
        StorageDriver stranger = open(Map.of("share", "theirs"))) {
      one.blobs().put(HELLO);

      assertThat(other.blobs().stat(HELLO.digest())).isPresent();
      assertThat(stranger.blobs().stat(HELLO.digest())).isEmpty();
    }
  }

  @Test
  void forgetsASharedContentWithItsLastOpening() throws IOException {
    try (StorageDriver one = open(Map.of("share", "brief"))) {
      one.blobs().put(HELLO);
    }

    try (StorageDriver next = open(Map.of("share", "brief"))) {
      assertThat(next.blobs().stat(HELLO.digest())).isEmpty();
    }
  }

  @Test
  void keepsASharedContentWhileOneOpeningIsLeft() throws IOException {
    try (StorageDriver left = open(Map.of("share", "kept"))) {
      StorageDriver first = open(Map.of("share", "kept"));
      first.blobs().put(HELLO);
      first.close();
      first.close();

      try (StorageDriver next = open(Map.of("share", "kept"))) {
        assertThat(next.blobs().stat(HELLO.digest())).isPresent();
        assertThat(left.blobs().stat(HELLO.digest())).isPresent();
      }
    }
  }

  @Test
  void readsARangeAcrossAppends() throws IOException {
    try (StorageDriver driver = open(Map.of());
        BlobUpload upload = BlobUpload.begin(driver, APP, DigestAlgorithm.SHA256)) {
      upload.append(ByteBuffer.wrap("he".getBytes(UTF_8)));
      upload.append(ByteBuffer.wrap("l".getBytes(UTF_8)));
      upload.append(ByteBuffer.wrap("lo".getBytes(UTF_8)));
      upload.commit(HELLO.digest());

      try (var stream =
          Channels.newInputStream(driver.blobs().open(HELLO.digest(), new ByteRange(1, 3)))) {
        assertThat(stream.readAllBytes()).asString(UTF_8).isEqualTo("ell");
      }
    }
  }

  @Test
  void channelsFailOnceTheDriverIsClosed() throws IOException {
    StorageDriver driver = open(Map.of());
    driver.blobs().put(HELLO);

    try (ReadableByteChannel channel =
        driver.blobs().open(HELLO.digest(), ByteRange.all(HELLO.verified().size()))) {
      driver.close();

      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(5)))
          .isInstanceOf(StorageException.Gone.class);
    }
  }

  @Test
  void repositoriesAreThoseWithAManifestOrATag() throws IOException {
    try (StorageDriver driver = open(Map.of())) {
      Digest digest = HELLO.digest();
      driver.links().write(new LinkKey.Blob(RepositoryName.parse("blob/only"), digest), digest);
      driver.links().write(new LinkKey.Manifest(RepositoryName.parse("a/b"), digest), digest);
      driver
          .links()
          .write(new LinkKey.Tagged(RepositoryName.parse("a-b"), Tag.parse("v1")), digest);

      assertThat(driver.links().repositories(null, 10).items())
          .extracting(RepositoryName::value)
          .containsExactly("a-b", "a/b");
      assertThat(driver.links().repositories(null, 1).more()).isTrue();
    }
  }

  @Test
  void listsTheReferrersOfOneSubjectOnly() throws IOException {
    try (StorageDriver driver = open(Map.of())) {
      Digest one = Digest.of(DigestAlgorithm.SHA256, "1".getBytes(UTF_8));
      Digest two = Digest.of(DigestAlgorithm.SHA256, "2".getBytes(UTF_8));
      driver.links().write(new LinkKey.Referrer(APP, one, HELLO.digest()), HELLO.digest());
      driver.links().write(new LinkKey.Referrer(APP, two, two), two);

      assertThat(driver.links().list(new LinkScope.Referrers(APP, one), "", 10).items())
          .extracting(LinkKey.Referrer::referrer)
          .containsExactly(HELLO.digest());
    }
  }

  private static StorageDriver open(Map<String, ?> settings) throws StorageException {
    return StorageDrivers.load().open("inmemory", settings);
  }
}
