// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import io.stowage.server.config.AuthConfig;
import io.stowage.server.core.LogText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bearer tokens of a token server, in the protocol of registries. */
final class TokenAuthenticator implements Authenticator {
  private static final Logger LOG = LoggerFactory.getLogger(TokenAuthenticator.class);
  private static final String SCHEME = "Bearer ";
  private static final String INVALID = "invalid_token";
  private static final String INSUFFICIENT = "insufficient_scope";

  /** Longer tokens are not looked into. */
  private static final int MAX_TOKEN = 32 * 1024;

  private static final int MAX_WAITING = 1024;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final AuthConfig.Token config;
  private final TokenVerifier verifier;
  private final KeyRing keys;
  private final KeyedHash hash = new KeyedHash();
  private final Workers workers = new Workers("token", MAX_WAITING);
  private final FileWatch watch;

  private TokenAuthenticator(AuthConfig.Token config, KeyRing keys) {
    this.config = config;
    this.verifier = new TokenVerifier(config);
    this.keys = keys;
    this.watch = FileWatch.start(keys::refresh);
  }

  /**
   * Reads the keys.
   *
   * @throws IOException in one line that names the setting, if a file is not as it must be
   */
  static TokenAuthenticator open(AuthConfig.Token config) throws IOException {
    return new TokenAuthenticator(config, new KeyRing(config));
  }

  @Override
  public CompletionStage<Decision> decide(AccessRequest request) {
    String header = request.authorization();
    if (header == null || header.isEmpty()) {
      return refused(request, "no token", "", false);
    }
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return refused(request, "the scheme is not Bearer", "", true);
    }
    String token = header.substring(SCHEME.length()).strip();
    if (token.isEmpty()) {
      return refused(request, "no token", "", true);
    }
    if (token.length() > MAX_TOKEN) {
      return refused(request, "the token is too long", INVALID, true);
    }
    return decide(token, request);
  }

  private CompletionStage<Decision> decide(String token, AccessRequest request) {
    ByteBuffer key = hash.of(token);
    VerifiedToken known = keys.current().remembered(key, Instant.now());
    if (known != null) {
      return CompletableFuture.completedStage(judge(known, request));
    }
    CompletableFuture<Decision> decision = new CompletableFuture<>();
    if (!workers.accept(() -> decision.complete(find(token, key, request)))) {
      decision.complete(new Decision.Delayed(SOON, "too many tokens are being checked"));
    }
    return decision;
  }

  private Decision find(String token, ByteBuffer key, AccessRequest request) {
    try {
      return judge(verify(token, key), request);
    } catch (InvalidTokenException e) {
      return challenged(request, "the token is not good: " + e.reason(), INVALID, true);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("a token could not be checked", e);
      return challenged(request, "the token could not be checked", INVALID, true);
    }
  }

  private VerifiedToken verify(String token, ByteBuffer key) throws InvalidTokenException {
    try {
      return verify(token, key, keys.current());
    } catch (UnknownKeyException e) {
      TokenKeys before = keys.current();
      keys.refreshForMissing();
      if (keys.current() == before) {
        throw e;
      }
      return verify(token, key, keys.current());
    }
  }

  private VerifiedToken verify(String token, ByteBuffer key, TokenKeys with)
      throws InvalidTokenException {
    VerifiedToken says = verifier.verify(token, with, Instant.now());
    with.remember(key, says);
    return says;
  }

  private Decision judge(VerifiedToken token, AccessRequest request) {
    if (!token.allowsAll(request.required())) {
      String reason =
          "the token of "
              + (token.user().isEmpty() ? "nobody" : LogText.of(token.user()))
              + " does not allow "
              + Access.scope(request.required());
      return challenged(request, reason, INSUFFICIENT, true);
    }
    Optional<Access> wish = request.wished();
    return new Decision.Granted(token.user(), wish.isPresent() && token.allows(wish.get()));
  }

  private CompletionStage<Decision> refused(
      AccessRequest request, String reason, String error, boolean tried) {
    return CompletableFuture.completedStage(challenged(request, reason, error, tried));
  }

  private Decision challenged(AccessRequest request, String reason, String error, boolean tried) {
    String realm =
        config.autoRedirect()
            ? request.urls().origin() + config.autoRedirectPath()
            : config.realm();
    return new Decision.Challenged(
        Challenges.bearer(realm, config.service(), request.toAskFor(), error), reason, tried);
  }

  @Override
  public void close() {
    watch.close();
    workers.close();
  }
}
