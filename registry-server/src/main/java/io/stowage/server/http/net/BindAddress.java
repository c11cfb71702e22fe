// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.ListenAddress;
import io.vertx.core.net.SocketAddress;

/** A kind of address to listen on, and what has to be done for it before and after. */
interface BindAddress {

  static BindAddress of(ListenAddress address) {
    return address instanceof ListenAddress.UnixSocket unix
        ? new UnixBinding(unix)
        : new TcpBinding("http.addr", (ListenAddress.Tcp) address);
  }

  /**
   * Makes way, where something of a former server is in it.
   *
   * @throws ListenException if somebody listens there already
   */
  void prepare() throws ListenException;

  /** What servers on several event loops listen on together. */
  SocketAddress shared();

  /** What it became once it was listened on. */
  ListenAddress bound(int port);

  /** Why it cannot be listened on. */
  ListenException failure(Throwable cause);

  /** Removes what is left of it, after it was listened on. */
  void release();
}
