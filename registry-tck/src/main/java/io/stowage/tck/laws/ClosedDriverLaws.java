// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.UploadId;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Reading;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A closed driver answers at once, and with errors of ours. */
final class ClosedDriverLaws extends LawSuite {
  private final Content content = content(MIB);

  ClosedDriverLaws(Scene scene) {
    super(scene);
  }

  private interface Call {
    void run() throws IOException;
  }

  private Map<String, Call> calls(StorageDriver driver) throws StorageException {
    Digest digest = push(driver, content);
    UploadKey key = leave(driver, content);
    driver.links().write(tag("latest"), digest);
    Map<String, Call> calls = new LinkedHashMap<>();
    calls.put("probe", driver::probe);
    calls.put("stat", () -> driver.blobs().stat(digest));
    calls.put("open", () -> driver.blobs().open(digest, ByteRange.all(10)).close());
    calls.put("put", () -> driver.blobs().put(content(10).verified()));
    calls.put("delete blob", () -> driver.blobs().delete(digest));
    calls.put("list blobs", () -> driver.blobs().list(null, 10));
    calls.put("begin", () -> driver.uploads().begin(new UploadKey(REPOSITORY, UploadId.random())));
    calls.put("resume", () -> driver.uploads().resume(key).close());
    calls.put("list uploads", () -> driver.uploads().list(null, 10));
    calls.put("sweep", () -> driver.uploads().sweep(Instant.EPOCH, true));
    calls.put("read", () -> driver.links().read(tag("latest")));
    calls.put("write", () -> driver.links().write(tag("latest"), digest));
    calls.put("delete link", () -> driver.links().delete(tag("latest")));
    calls.put("list links", () -> driver.links().list(new LinkScope.Tags(REPOSITORY), "", 10));
    calls.put("list repositories", () -> driver.links().repositories(null, 10));
    return calls;
  }

  @Proves(Law.ERRORS)
  void everyCallOnAClosedDriverFailsWithAStorageException() throws StorageException {
    Map<String, Call> calls = calls(here());
    here().close();

    List<String> wrong = new ArrayList<>();
    calls.forEach(
        (name, call) -> {
          try {
            call.run();
            wrong.add(name + " succeeded");
          } catch (StorageException expected) {
            // as it should be
          } catch (IOException | RuntimeException | Error e) {
            wrong.add(name + " failed with " + e);
          }
        });

    assertThat(wrong).as("calls that did not fail with a StorageException").isEmpty();
  }

  @Proves(Law.ERRORS)
  void anOpenUploadFailsOnceItsDriverIsClosed() throws StorageException {
    BlobUpload upload = begin(here());
    content.first(100).appendTo(upload);

    here().close();

    assertThatThrownBy(
            () -> {
              content.appendTo(upload);
              upload.commit(content.digest());
            })
        .isInstanceOf(StorageException.class)
        .isNotInstanceOf(StorageException.DigestMismatch.class);
    letGo(upload);
  }

  @Proves(Law.ERRORS)
  void anOpenChannelFailsOnceItsDriverIsClosed() throws IOException {
    Digest digest = push(here(), content);
    try (ReadableByteChannel channel = here().blobs().open(digest, ByteRange.all(MIB))) {
      channel.read(ByteBuffer.allocate(100));

      here().close();

      assertThatThrownBy(() -> Reading.drain(channel))
          .isInstanceOfAny(StorageException.class, ClosedChannelException.class);
    }
  }

  @Proves(Law.ERRORS)
  void closingADriverAgainDoesNothing() throws IOException {
    push(there(), content);
    here();

    here().close();
    here().close();

    expectStored(there(), content.digest(), content);
  }

  @Proves(Law.INSTANCES)
  void closingADriverLeavesOtherInstancesAlone() throws IOException {
    BlobUpload upload = begin(there());
    content.first(100).appendTo(upload);
    here();

    here().close();

    content.appendTo(upload);
    upload.commit(content.digest());
    upload.close();
    expectStored(there(), content.digest(), content);
  }
}
