// SPDX-License-Identifier: Apache-2.0
package io.stowage.server;

import io.stowage.server.config.ListenAddress;
import java.net.URI;
import java.util.Set;

/** The URL under which a client on the same machine reaches an address. */
final class LocalUrl {
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

  private LocalUrl() {}

  static URI of(ListenAddress address, boolean tls) {
    if (address instanceof ListenAddress.Tcp tcp) {
      String host = EVERYWHERE.contains(tcp.host()) ? "127.0.0.1" : tcp.host();
      return URI.create((tls ? "https" : "http") + "://" + new ListenAddress.Tcp(host, tcp.port()));
    }
    return URI.create(address.toString());
  }
}
