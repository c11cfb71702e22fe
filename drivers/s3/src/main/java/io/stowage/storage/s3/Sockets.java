// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that read ahead. The HTTP client asks for 8 KiB at a time, each of which would cost two
 * calls of the kernel. Thread-safe.
 */
final class Sockets extends SocketFactory {
  private static final int AHEAD = 64 << 10;

  @Override
  public Socket createSocket() {
    return new Ahead();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connectedByTheClient();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connectedByTheClient();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw connectedByTheClient();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw connectedByTheClient();
  }

  private static UnsupportedOperationException connectedByTheClient() {
    return new UnsupportedOperationException("the HTTP client connects its sockets by itself");
  }

  private static final class Ahead extends Socket {
    private @Nullable InputStream in;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      if (in == null) {
        in = new BufferedInputStream(super.getInputStream(), AHEAD);
      }
      return in;
    }
  }
}
