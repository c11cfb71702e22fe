// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Reading;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a registry does with a driver in the course of a push and a pull, by a caller that tries
 * again what fails.
 */
final class Journey {
  private static final int TRIES = 6;
  private static final int PIECE = 10_000;

  private final Content layer;
  private final Content manifest;
  private final Content passing;
  private final RepositoryName repository;
  private final Caller caller;

  /** Who makes calls, and whom it calls after one of them failed. */
  interface Caller {
    /** The driver to call. */
    StorageDriver driver();

    /** Goes on after an error, or throws what cannot be gone on after. */
    void after(StorageException error) throws StorageException;
  }

  Journey(
      RepositoryName repository, Content layer, Content manifest, Content passing, Caller caller) {
    this.repository = repository;
    this.layer = layer;
    this.manifest = manifest;
    this.passing = passing;
    this.caller = caller;
  }

  private interface Act {
    void on(StorageDriver driver) throws IOException;
  }

  private void patiently(Act act) throws IOException {
    for (int i = 1; ; i++) {
      try {
        act.on(caller.driver());
        return;
      } catch (StorageException e) {
        if (i == TRIES) {
          throw e;
        }
        caller.after(e);
      } catch (ClosedByInterruptException e) {
        caller.after(new StorageException.Unavailable("the channel was closed", e));
      }
    }
  }

  void make() throws IOException {
    pushLayer();
    LinkKey blob = new LinkKey.Blob(repository, layer.digest());
    patiently(driver -> driver.links().write(blob, layer.digest()));
    patiently(driver -> driver.blobs().put(manifest.verified()));
    LinkKey revision = new LinkKey.Manifest(repository, manifest.digest());
    patiently(driver -> driver.links().write(revision, manifest.digest()));
    patiently(driver -> driver.links().write(tag("latest"), layer.digest()));
    patiently(driver -> driver.links().write(tag("latest"), manifest.digest()));
    patiently(driver -> assertThat(driver.links().read(tag("latest"))).contains(manifest.digest()));
    patiently(
        driver ->
            assertThat(driver.links().list(new LinkScope.Tags(repository), "", 10).items())
                .containsExactly(tag("latest")));
    patiently(
        driver -> assertThat(driver.links().repositories(null, 1000).items()).contains(repository));
    patiently(
        driver -> assertThat(driver.blobs().list(null, 1000).items()).contains(layer.digest()));
    patiently(driver -> readWhole(driver, layer));
    patiently(StorageDriver::probe);
    comeAndGo();
  }

  private LinkKey.Tagged tag(String name) {
    return LawSuite.tag(repository, name);
  }

  /** What is not to be seen afterwards. */
  private void comeAndGo() throws IOException {
    patiently(driver -> driver.blobs().put(passing.verified()));
    patiently(driver -> driver.links().write(tag("passing"), passing.digest()));
    patiently(driver -> driver.links().delete(tag("passing")));
    patiently(driver -> driver.blobs().delete(passing.digest()));
    patiently(
        driver -> {
          try (BlobUpload upload = LawSuite.begin(driver)) {
            passing.appendTo(upload);
            upload.discard();
          }
        });
  }

  /** As a client does that is told to try again: where the last try got to. */
  private void pushLayer() throws IOException {
    Digest digest = layer.digest();
    UploadKey[] known = new UploadKey[1];
    patiently(
        driver -> {
          BlobUpload upload = open(driver, known[0]);
          if (upload == null) {
            return;
          }
          try (upload) {
            known[0] = upload.key();
            layer.appendTo(upload, PIECE);
            upload.commit(digest);
          }
        });
    patiently(driver -> assertThat(driver.blobs().stat(digest)).isPresent());
  }

  /** The upload to go on with, or null if it was committed and nobody heard. */
  private @Nullable BlobUpload open(StorageDriver driver, @Nullable UploadKey known)
      throws StorageException {
    if (known == null) {
      return LawSuite.begin(driver);
    }
    try {
      return LawSuite.resume(driver, known);
    } catch (StorageException.NotFound e) {
      if (driver.blobs().stat(layer.digest()).isPresent()) {
        return null;
      }
      throw new AssertionError("neither the upload is there nor its blob", e);
    }
  }

  private static void readWhole(StorageDriver driver, Content content) throws IOException {
    ByteRange all = ByteRange.all(content.size());
    try (ReadableByteChannel channel = driver.blobs().open(content.digest(), all)) {
      Reading.expect(channel, content, all);
    }
  }

  /** What others see on the way: nothing of what is pushed, or all. */
  void expectNothingByHalves(StorageDriver driver) throws IOException {
    for (Content content : new Content[] {layer, manifest}) {
      Optional<BlobInfo> info = driver.blobs().stat(content.digest());
      if (info.isPresent()) {
        assertThat(info.get().size()).as("size of a blob that is seen").isEqualTo(content.size());
        readWhole(driver, content);
      }
    }
    assertThat(driver.links().read(tag("latest")).orElse(null))
        .as("target of the tag")
        .isIn(null, layer.digest(), manifest.digest());
  }

  /** What is there at the end. */
  void expectArrived(StorageDriver driver) throws IOException {
    LawSuite.expectStored(driver, layer.digest(), layer);
    LawSuite.expectStored(driver, manifest.digest(), manifest);
    assertThat(driver.links().read(tag("latest"))).contains(manifest.digest());
    assertThat(driver.links().list(new LinkScope.Tags(repository), "", 10).items())
        .containsExactly(tag("latest"));
    assertThat(driver.blobs().stat(passing.digest())).as("what was deleted").isEmpty();
  }
}
