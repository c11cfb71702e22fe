// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageException;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Holdings;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** Clients that trickle hold nobody up: what is open and idle takes no thread and no turn. */
final class WaitingLaws extends LawSuite {
  private static final int IDLE = 100;

  private final Content content = content(MIB + 1);

  WaitingLaws(Scene scene) {
    super(scene);
  }

  private List<BlobUpload> idleUploads() throws StorageException {
    List<BlobUpload> uploads = new ArrayList<>();
    for (int i = 0; i < IDLE; i++) {
      uploads.add(begin(here()));
      content(KIB).appendTo(uploads.get(i));
    }
    return uploads;
  }

  private static void discard(List<BlobUpload> uploads) throws StorageException {
    for (BlobUpload upload : uploads) {
      upload.discard();
      upload.close();
    }
  }

  @Proves(Law.WAITING)
  void uploadsThatWaitForTheirClientsHoldNobodyUp() throws IOException {
    List<BlobUpload> idle = idleUploads();

    Digest digest = push(here(), content);

    expectStored(here(), digest, content);
    discard(idle);
  }

  @Proves(Law.WAITING)
  void uploadsThatWaitForTheirClientsHoldNoThread() throws IOException {
    push(here(), content);
    int before = Holdings.threads().size();

    List<BlobUpload> idle = idleUploads();

    assertThat(Holdings.threads().size() - before)
        .as("threads more with %d uploads open", IDLE)
        .isLessThan(IDLE / 2);
    discard(idle);
  }

  @Proves(Law.WAITING)
  void channelsThatWaitForTheirClientsHoldNobodyUp() throws IOException {
    Digest digest = push(here(), content);
    List<ReadableByteChannel> idle = idleChannels(digest);

    Content other = content(MIB);
    expectStored(here(), push(here(), other), other);
    expectStored(here(), digest, content);

    close(idle);
  }

  @Proves(Law.WAITING)
  void channelsThatWaitForTheirClientsHoldNoThread() throws IOException {
    Digest digest = push(here(), content);
    expectStored(here(), digest, content);
    int before = Holdings.threads().size();

    List<ReadableByteChannel> idle = idleChannels(digest);

    assertThat(Holdings.threads().size() - before)
        .as("threads more with %d channels open", IDLE)
        .isLessThan(IDLE / 2);
    close(idle);
  }

  private List<ReadableByteChannel> idleChannels(Digest digest) throws IOException {
    List<ReadableByteChannel> channels = new ArrayList<>();
    for (int i = 0; i < IDLE; i++) {
      channels.add(here().blobs().open(digest, ByteRange.all(content.size())));
      channels.get(i).read(ByteBuffer.allocate(100));
    }
    return channels;
  }

  private static void close(List<ReadableByteChannel> channels) throws IOException {
    for (ReadableByteChannel channel : channels) {
      channel.close();
    }
  }
}
