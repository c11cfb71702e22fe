// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.spi.context.storage.ContextLocal;

/** Who sent a request, kept with the request for the log of it. */
public final class RequestUser {
  private static final ContextLocal<String> USER = ContextLocal.registerLocal(String.class);

  private RequestUser() {}

  /** Makes room for it in each Vert.x that is started from now on, as loading this class does. */
  static void prepare() {}

  /**
   * Notes who sent a request.
   *
   * @param user empty for nobody in particular
   */
  public static void set(HttpServerRequest request, String user) {
    if (!user.isEmpty()) {
      USER.put(context(request), user);
    }
  }

  /** Who sent a request; empty where that is not known. */
  public static String of(HttpServerRequest request) {
    String user = USER.get(context(request));
    return user == null ? "" : user;
  }

  private static Context context(HttpServerRequest request) {
    return ((HttpServerRequestInternal) request).context();
  }
}
