// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.nio.file.Path;
import java.util.Objects;

/** Where a server listens ({@code http.addr} and {@code http.net}). */
public sealed interface ListenAddress {

  /**
   * A TCP port.
   *
   * @param host name or address of the interface to bind; {@code 0.0.0.0} is every interface
   * @param port 0 to 65535; 0 lets the system choose one
   */
  record Tcp(String host, int port) implements ListenAddress {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the host is blank, or the port out of bounds
     */
    public Tcp {
      if (host.isBlank()) {
        throw new IllegalArgumentException("the host of a listening address is empty");
      }
      if (port < 0 || port > 65535) {
        throw new IllegalArgumentException("not a port (0 to 65535): " + port);
      }
    }

    /** {@code host:port}, with brackets around an IPv6 address. */
    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
  }

  /**
   * A unix domain socket.
   *
   * @param path the socket's file; one that a server left which was killed is replaced
   */
  record UnixSocket(Path path) implements ListenAddress {
    /** Refuses null. */
    public UnixSocket {
      Objects.requireNonNull(path);
    }

    /** {@code unix:} and the path. */
    @Override
    public String toString() {
      return "unix:" + path;
    }
  }
}
