// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import io.stowage.server.auth.PasswordChecks.Outcome;
import io.stowage.server.config.AuthConfig;
import io.stowage.server.core.LogText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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

  private final String challenge;
  private final Optional<AccessRules> rules;
  private final KeyedHash hash = new KeyedHash();
  private final WatchedFile<Accounts> file;
  private final PasswordChecks checks;
  private final FileWatch watch;

  private HtpasswdAuthenticator(
      AuthConfig.Htpasswd config, WatchedFile<Accounts> file, Ticker ticker) {
    this.challenge = Challenges.basic(config.realm());
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
  static HtpasswdAuthenticator open(AuthConfig.Htpasswd config) throws IOException {
    return open(config, Ticker.systemTicker());
  }

  static HtpasswdAuthenticator open(AuthConfig.Htpasswd config, Ticker ticker) throws IOException {
    Path path = config.path();
    try {
      FirstAccount.makeIfMissing(path);
    } catch (IOException e) {
      throw new IOException(
          PATH + ": " + path + " is missing and cannot be made: " + e.getMessage(), e);
    }
    return new HtpasswdAuthenticator(
        config, WatchedFile.open(PATH, path, content -> accounts(path, content, ticker)), ticker);
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
    ByteBuffer credentials = hash.of(header);
    String user = file.current().remembered(credentials);
    return user == null ? find(header, credentials, request) : completed(authorize(user, request));
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
    return new Decision.Challenged(challenge, reason, true);
  }

  /** Somebody who did not say who they are may do what everybody may. */
  private Decision unknown(BasicCredentials said, AccessRequest request) {
    if (said instanceof BasicCredentials.Malformed malformed) {
      return new Decision.Challenged(challenge, malformed.reason(), true);
    }
    return !request.required().isEmpty() && allows("", request)
        ? granted("", request)
        : new Decision.Challenged(challenge, "no credentials", false);
  }

  private Decision authorize(String user, AccessRequest request) {
    return allows(user, request) ? granted(user, request) : new Decision.Denied(user);
  }

  private boolean allows(String user, AccessRequest request) {
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
