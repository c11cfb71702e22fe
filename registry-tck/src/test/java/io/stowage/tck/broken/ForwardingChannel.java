// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

class ForwardingChannel implements ReadableByteChannel {
  final ReadableByteChannel inner;

  ForwardingChannel(ReadableByteChannel inner) {
    this.inner = inner;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return inner.read(target);
  }

  @Override
  public boolean isOpen() {
    return inner.isOpen();
  }

  @Override
  public void close() throws IOException {
    inner.close();
  }
}
