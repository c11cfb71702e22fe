// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import com.aliyun.oss.model.OSSObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The body of an answer. Where it is closed before its end, the connection is dropped at once. */
final class ObjectChannel implements ReadableByteChannel {
  private static final int AT_ONCE = 64 << 10;

  private final OSSObject object;
  private final InputStream source;
  private byte[] bytes = {};
  private long left;
  private volatile boolean closed;

  ObjectChannel(OSSObject object) {
    this.object = object;
    this.source = object.getObjectContent();
    this.left = object.getObjectMetadata().getContentLength();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int wanted = target.remaining();
    int read;
    if (target.hasArray()) {
      int at = target.arrayOffset() + target.position();
      read = source.read(target.array(), at, wanted);
      target.position(target.position() + Math.max(0, read));
    } else {
      if (bytes.length < Math.min(wanted, AT_ONCE)) {
        bytes = new byte[Math.min(wanted, AT_ONCE)];
      }
      read = source.read(bytes, 0, Math.min(wanted, bytes.length));
      target.put(bytes, 0, Math.max(0, read));
    }
    passed(Math.max(0, read));
    return read;
  }

  /** Tells that bytes were read from the answer by somebody else. */
  void passed(int count) {
    left -= count;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (left != 0) {
      // or it would be read to its end, to keep the connection
      object.forcedClose();
    } else {
      object.close();
    }
  }
}
