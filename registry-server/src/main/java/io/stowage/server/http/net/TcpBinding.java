// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.ListenAddress;
import io.vertx.core.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * A TCP port.
 *
 * @param setting where it stands in the configuration
 */
record TcpBinding(String setting, ListenAddress.Tcp address) implements BindAddress {
  @Override
  public void prepare() {}

  @Override
  public SocketAddress shared() {
    return address.port() == 0
        ? SocketAddress.sharedRandomPort(1, address.host())
        : SocketAddress.inetSocketAddress(address.port(), address.host());
  }

  @Override
  public ListenAddress bound(int port) {
    return new ListenAddress.Tcp(address.host(), port);
  }

  @Override
  public ListenException failure(Throwable cause) {
    String reason = String.valueOf(cause.getMessage());
    if (cause instanceof UnknownHostException) {
      reason = "there is no such host";
    } else if (reason.toLowerCase(Locale.ROOT).contains("address already in use")) {
      reason = "the address is in use";
    }
    return new ListenException(setting + ": cannot listen on " + address + ": " + reason, cause);
  }

  @Override
  public void release() {}
}
