// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.spi.context.storage.ContextLocal;

/** How much of a response came from files, which Vert.x does not count: kept with the request. */
public final class SentFiles {
  private static final ContextLocal<Long> BYTES = ContextLocal.registerLocal(Long.class);

  private SentFiles() {}

  /** Makes room for it in each Vert.x that is started from now on, as loading this class does. */
  public static void prepare() {}

  static void add(HttpServerRequest request, long bytes) {
    BYTES.put(context(request), bytes(request) + bytes);
  }

  /** How many bytes of files the response to a request had so far. */
  public static long bytes(HttpServerRequest request) {
    Long bytes = BYTES.get(context(request));
    return bytes == null ? 0 : bytes;
  }

  private static Context context(HttpServerRequest request) {
    return ((HttpServerRequestInternal) request).context();
  }
}
