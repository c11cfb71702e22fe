// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import io.stowage.server.core.LogText;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether passwords are right, which keeps a processor busy for a tenth of a second each.
 * Who asks for the same credentials at once shares one check. Bounded; thread-safe.
 */
final class PasswordChecks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordChecks.class);
  private static final int MAX_WAITING = 128;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final WatchedFile<Accounts> file;
  private final FailureBudget budget;
  private final Workers workers = new Workers("password", MAX_WAITING);
  private final ConcurrentHashMap<ByteBuffer, CompletableFuture<Outcome>> underWay =
      new ConcurrentHashMap<>();

  PasswordChecks(WatchedFile<Accounts> file, FailureBudget budget) {
    this.file = file;
    this.budget = budget;
  }

  /** What became of a check. */
  sealed interface Outcome {

    /** The password is the user's. */
    record Right() implements Outcome {}

    /**
     * It is not.
     *
     * @param known whether there is such a user, for the log alone
     */
    record Wrong(boolean known) implements Outcome {}

    /**
     * It was not looked at.
     *
     * @param delay when to try again
     * @param reason why
     */
    record NotNow(Duration delay, String reason) implements Outcome {}
  }

  /**
   * Checks a password against the file as it is now.
   *
   * @param credentials a keyed hash of user and password
   * @param address whose failures these are
   * @return completed on any thread
   */
  CompletableFuture<Outcome> check(
      ByteBuffer credentials, BasicCredentials.Given given, String address) {
    CompletableFuture<Outcome> mine = new CompletableFuture<>();
    CompletableFuture<Outcome> others = underWay.putIfAbsent(credentials, mine);
    if (others != null) {
      return others;
    }
    Duration wait = budget.take(address, given.user());
    if (!wait.isZero()) {
      finish(credentials, mine, new Outcome.NotNow(wait, "too many wrong passwords"));
      return mine;
    }
    if (!workers.accept(() -> finish(credentials, mine, look(credentials, given, address)))) {
      budget.notMade(address, given.user());
      finish(credentials, mine, new Outcome.NotNow(SOON, "too many passwords are being checked"));
    }
    return mine;
  }

  private Outcome look(ByteBuffer credentials, BasicCredentials.Given given, String address) {
    try {
      return verify(credentials, given, address);
    } catch (RuntimeException e) {
      LOG.error("the password of {} could not be checked", LogText.of(given.user()), e);
      return new Outcome.Wrong(true);
    }
  }

  private Outcome verify(ByteBuffer credentials, BasicCredentials.Given given, String address) {
    file.refresh();
    Accounts accounts = file.current();
    if (!accounts.verify(given.user(), given.password())) {
      return new Outcome.Wrong(accounts.has(given.user()));
    }
    accounts.remember(credentials, given.user());
    budget.succeeded(address, given.user());
    return new Outcome.Right();
  }

  private void finish(ByteBuffer credentials, CompletableFuture<Outcome> check, Outcome outcome) {
    underWay.remove(credentials, check);
    check.complete(outcome);
  }

  /** Checks that wait are never made. */
  @Override
  public void close() {
    workers.close();
    underWay.forEach(
        (credentials, check) ->
            finish(credentials, check, new Outcome.NotNow(SOON, "the server is stopping")));
  }
}
