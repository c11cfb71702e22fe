// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/** The channels below Vert.x's connections, which its public API does not show. */
final class VertxChannels {
  /** The name of Vert.x's own handler in a channel's pipeline. */
  static final String HANDLER = "handler";

  private VertxChannels() {}

  /** The channel of a connection, or null where Vert.x is not as known. */
  static @Nullable Channel of(HttpConnection connection) {
    return connection instanceof ConnectionBase base ? base.channel() : null;
  }
}
