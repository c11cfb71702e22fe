// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import io.stowage.server.auth.PasswordChecks.Outcome;
import io.stowage.server.config.AuthConfig;
import io.stowage.server.config.Secret;
import io.stowage.server.core.LogText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Basic authentication against a file of users, and rules of what they may do. */
final class HtpasswdAuthenticator implements Authenticator {
  private static final Logger LOG = LoggerFactory.getLogger(HtpasswdAuthenticator.class);
  private static final String PATH = "auth.htpasswd.path";

  /** So many lines of a file are complained of one by one. */
  private static final int SHOWN = 20;

  private static final String BEARER = "Bearer ";

  private final String realm;
  private final OwnTokens tokens;
  private final Optional<AccessRules> rules;
  private final KeyedHash hash = new KeyedHash();
  private final WatchedFile<Accounts> file;
  private final PasswordChecks checks;
  private final FileWatch watch;

  private HtpasswdAuthenticator(
      AuthConfig.Htpasswd config, OwnTokens tokens, WatchedFile<Accounts> file, Ticker ticker) {
    this.realm = config.realm();
    this.tokens = tokens;
    this.rules = config.access().map(AccessRules::new);
    this.file = file;
    this.checks = new PasswordChecks(file, new FailureBudget(ticker));
    this.watch = FileWatch.start(file::refresh);
  }

  /**
   * Reads the file, or makes it.
   *
   * @throws IOException in one line that names the setting, if that fails
   */
  static HtpasswdAuthenticator open(AuthConfig.Htpasswd config, Secret secret) throws IOException {
    Ticker ticker = Ticker.systemTicker();
    Path path = config.path();
    try {
      FirstAccount.makeIfMissing(path);
    } catch (IOException e) {
      throw new IOException(
          PATH + ": " + path + " is missing and cannot be made: " + e.getMessage(), e);
    }
    return new HtpasswdAuthenticator(
        config,
        new OwnTokens(secret),
        WatchedFile.open(PATH, path, content -> accounts(path, content, ticker)),
        ticker);
  }

  private static Accounts accounts(Path path, byte[] content, Ticker ticker) {
    AccountParser.Parsed parsed = AccountParser.parse(content);
    List<String> problems = parsed.problems();
    problems.stream().limit(SHOWN).forEach(each -> LOG.warn("{}: {} {}", PATH, path, each));
    if (problems.size() > SHOWN) {
      LOG.warn("{}: {} has {} more such lines", PATH, path, problems.size() - SHOWN);
    }
    if (parsed.hashes().isEmpty()) {
      LOG.warn("{}: {} has no account: nobody can log in", PATH, path);
    }
    return new Accounts(parsed.hashes(), ticker);
  }

  @Override
  public CompletionStage<Decision> decide(AccessRequest request) {
    String header = request.authorization();
    if (header == null || header.length() > BasicCredentials.MAX_HEADER) {
      return completed(unknown(BasicCredentials.of(header), request));
    }
    if (givesTokens() && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return completed(bearer(header.substring(BEARER.length()).strip(), request));
    }
    ByteBuffer credentials = hash.of(header);
    String user = file.current().remembered(credentials);
    return user == null ? find(header, credentials, request) : completed(authorize(user, request));
  }

  /** Clients can be nobody by way of tokens alone, so that those are used where nobody may come. */
  private boolean givesTokens() {
    return rules.isPresent() && rules.get().anonymous();
  }

  private Decision bearer(String token, AccessRequest request) {
    try {
      String user = tokens.user(token, file.current(), Instant.now());
      if (allows(user, request)) {
        return granted(user, request);
      }
      return user.isEmpty()
          ? challenged(request, "nobody may do that who is not logged in", "insufficient_scope")
          : new Decision.Denied(user);
    } catch (InvalidTokenException e) {
      return challenged(request, "the token is not good: " + e.reason(), "invalid_token");
    }
  }

  @Override
  public Optional<Token> token(String user) {
    return givesTokens()
        ? Optional.of(new Token(tokens.give(user, file.current(), Instant.now()), OwnTokens.VALID))
        : Optional.empty();
  }

  private CompletionStage<Decision> find(
      String header, ByteBuffer credentials, AccessRequest request) {
    BasicCredentials said = BasicCredentials.of(header);
    return said instanceof BasicCredentials.Given given
        ? checks
            .check(credentials, given, request.client())
            .thenApply(outcome -> decided(outcome, given.user(), request))
        : completed(unknown(said, request));
  }

  private Decision decided(Outcome outcome, String user, AccessRequest request) {
    if (outcome instanceof Outcome.Right) {
      return authorize(user, request);
    }
    if (outcome instanceof Outcome.NotNow notNow) {
      return new Decision.Delayed(notNow.delay(), notNow.reason() + " of " + LogText.of(user));
    }
    boolean known = outcome instanceof Outcome.Wrong wrong && wrong.known();
    String reason = (known ? "wrong password of user " : "no such user: ") + LogText.of(user);
    return challenged(request, reason, "");
  }

  /** Somebody who did not say who they are may do what everybody may. */
  private Decision unknown(BasicCredentials said, AccessRequest request) {
    if (said instanceof BasicCredentials.Malformed malformed) {
      return challenged(request, malformed.reason(), "");
    }
    return !request.required().isEmpty() && allows("", request)
        ? granted("", request)
        : new Decision.Challenged(challenge(request, ""), "no credentials", false);
  }

  private Decision challenged(AccessRequest request, String reason, String error) {
    return new Decision.Challenged(challenge(request, error), reason, true);
  }

  private String challenge(AccessRequest request, String error) {
    return givesTokens() && !request.required().contains(Access.TOKEN)
        ? Challenges.bearer(request.urls().ownTokens(), realm, request.toAskFor(), error)
        : Challenges.basic(realm);
  }

  private Decision authorize(String user, AccessRequest request) {
    return allows(user, request) ? granted(user, request) : new Decision.Denied(user);
  }

  private boolean allows(String user, AccessRequest request) {
    if (request.required().contains(Access.TOKEN)) {
      return true;
    }
    if (rules.isEmpty()) {
      return !user.isEmpty();
    }
    return request.required().stream().allMatch(access -> rules.get().allow(user, access));
  }

  private Decision granted(String user, AccessRequest request) {
    Optional<Access> wish = request.wished();
    return new Decision.Granted(
        user, wish.isPresent() && (rules.isEmpty() || rules.get().allow(user, wish.get())));
  }

  private static CompletionStage<Decision> completed(Decision decision) {
    return CompletableFuture.completedStage(decision);
  }

  @Override
  public void close() {
    watch.close();
    checks.close();
  }
}
