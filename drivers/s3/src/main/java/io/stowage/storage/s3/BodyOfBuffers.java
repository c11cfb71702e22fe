// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.object.Body;
import java.io.IOException;
import java.nio.ByteBuffer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Sends buffers as they are, without gathering them. */
final class BodyOfBuffers extends RequestBody {
  private static final MediaType TYPE = MediaType.get("application/octet-stream");

  private final Body body;

  BodyOfBuffers(Body body) {
    this.body = body;
  }

  @Override
  public @Nullable MediaType contentType() {
    return TYPE;
  }

  @Override
  public long contentLength() {
    return body.length();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    for (ByteBuffer buffer : body.buffers()) {
      while (buffer.hasRemaining()) {
        sink.write(buffer);
      }
    }
  }
}
