// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that read ahead and have their own limit of time. The HTTP client asks for 8 KiB at a
 * time, each of which would cost two calls of the kernel, and by its own limit would wake a thread
 * that watches. Thread-safe.
 */
final class Sockets extends SocketFactory {
  private static final int AHEAD = 64 << 10;

  private final int patience;

  /**
   * Makes some, for a client without a limit of its own.
   *
   * @param patience how long a read waits for a byte before it fails
   */
  Sockets(Duration patience) {
    this.patience = (int) Math.min(patience.toMillis(), Integer.MAX_VALUE);
  }

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

  private final class Ahead extends Socket {
    private @Nullable InputStream in;

    /** 0 is what the client sets, which has no limit, before a request. */
    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
      super.setSoTimeout(millis == 0 ? patience : millis);
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      if (in == null) {
        in = new BufferedInputStream(super.getInputStream(), AHEAD);
      }
      return in;
    }
  }
}
