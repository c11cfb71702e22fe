// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.ErrorCode;
import io.stowage.server.auth.Access;
import io.stowage.server.auth.AccessRequest;
import io.stowage.server.auth.Authenticator;
import io.stowage.server.auth.Decision;
import io.stowage.server.config.HttpConfig;
import io.stowage.server.core.LogText;
import io.stowage.server.core.RegistryException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the routes and the resources: who may not do what a request asks for is turned
 * away before anything of it is done. Thread-safe.
 */
final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final Authenticator authenticator;
  private final PublicAddress address;

  Guard(Authenticator authenticator, HttpConfig http) {
    this.authenticator = authenticator;
    this.address = new PublicAddress(http);
  }

  /**
   * Lets a request in, at once where that is known.
   *
   * @return completed on the request's context; fails with {@link RefusedException}
   */
  Future<Decision.Granted> admit(Exchange exchange, Target target) {
    AccessRequest wanted = wanted(exchange, target);
    CompletableFuture<Decision> decision = authenticator.decide(wanted).toCompletableFuture();
    return decision.isDone()
        ? entry(exchange, wanted, decision.join())
        : Future.fromCompletionStage(decision, Vertx.currentContext())
            .compose(decided -> entry(exchange, wanted, decided));
  }

  private AccessRequest wanted(Exchange exchange, Target target) {
    HttpServerRequest request = exchange.request();
    SocketAddress peer = request.remoteAddress();
    String host = peer == null ? null : peer.hostAddress();
    return new AccessRequest(
        request.getHeader(HttpHeaders.AUTHORIZATION),
        host == null ? "-" : host,
        RequiredAccess.of(request.method(), target),
        RequiredAccess.ofMount(exchange, target),
        new RequestUrls(request, address));
  }

  /** The URLs as seen by who sent a request, found out where they are needed. */
  private record RequestUrls(HttpServerRequest request, PublicAddress address)
      implements AccessRequest.TokenUrls {
    @Override
    public String ownTokens() {
      return address.ofTokens(request);
    }

    @Override
    public String origin() {
      return PublicAddress.origin(request);
    }
  }

  private static Future<Decision.Granted> entry(
      Exchange exchange, AccessRequest wanted, Decision decision) {
    if (decision instanceof Decision.Granted granted) {
      exchange.granted(granted);
      return Future.succeededFuture(granted);
    }
    return Future.failedFuture(refusal(exchange, wanted, decision));
  }

  private static Throwable refusal(Exchange exchange, AccessRequest wanted, Decision decision) {
    if (decision instanceof Decision.Challenged challenged) {
      if (challenged.tried()) {
        tell(exchange, wanted, "401", challenged.reason());
      }
      return new RefusedException(
          Headers.WWW_AUTHENTICATE,
          challenged.challenge(),
          new RegistryException(ErrorCode.UNAUTHORIZED, detail(wanted.required())));
    }
    if (decision instanceof Decision.Delayed delayed) {
      tell(exchange, wanted, "429", delayed.reason());
      return new RefusedException(
          Headers.RETRY_AFTER,
          Long.toString(delayed.delay().plusMillis(999).toSeconds()),
          new RegistryException(ErrorCode.TOOMANYREQUESTS, null));
    }
    String user = ((Decision.Denied) decision).user();
    tell(exchange, wanted, "403", "no rule allows it to the user " + LogText.of(user));
    return new RegistryException(ErrorCode.DENIED, detail(wanted.required()));
  }

  /** What was refused, for the operator. */
  private static void tell(Exchange exchange, AccessRequest wanted, String status, String reason) {
    LOG.info(
        "refused with {}: {} {} of {}: {}",
        status,
        exchange.request().method().name(),
        LogText.of(exchange.request().path()),
        wanted.client(),
        reason);
  }

  /** What would have had to be allowed, in the form of {@code registry:2}. */
  private static @Nullable List<Map<String, String>> detail(List<Access> accesses) {
    return accesses.isEmpty() ? null : accesses.stream().map(Guard::detail).toList();
  }

  private static Map<String, String> detail(Access access) {
    Map<String, String> detail = new TreeMap<>();
    detail.put("Type", access.type());
    detail.put("Class", "");
    detail.put("Name", access.name());
    detail.put("Action", access.action());
    return detail;
  }
}
