// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;

/** The body of an answer. Where it is closed before its end, the connection is dropped at once. */
final class ResponseChannel implements ReadableByteChannel {
  private final Call call;
  private final Response response;
  private final BufferedSource source;
  private long left;
  private volatile boolean closed;

  ResponseChannel(Call call, Response response) {
    this.call = call;
    this.response = response;
    this.source = response.body().source();
    this.left = response.body().contentLength();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int read = source.read(target);
    left -= Math.max(0, read);
    return read;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
    if (left != 0) {
      // or it would read on for a while, to keep the connection
      call.cancel();
    }
    response.close();
  }
}
