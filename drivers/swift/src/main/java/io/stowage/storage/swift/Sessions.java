// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.StorageException;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The session that all requests share. One thread at a time logs in: before the token runs out, or
 * when the store has refused it. Thread-safe.
 */
final class Sessions {
  private final Login login;
  private final Wire wire;
  private final ReentrantLock loggingIn = new ReentrantLock();
  private volatile @Nullable Session session;

  Sessions(Login login, Wire wire) {
    this.login = login;
    this.wire = wire;
  }

  /** One that is valid as far as is known. */
  Session current() throws StorageException {
    Session known = session;
    if (known == null) {
      return renew(null);
    }
    return Instant.now().isBefore(known.renewAt()) ? known : renewEarly(known);
  }

  /** While one thread renews a session that still holds, the others go on with it. */
  private Session renewEarly(Session known) throws StorageException {
    if (!loggingIn.tryLock()) {
      return known;
    }
    try {
      return renew(known);
    } catch (StorageException e) {
      session = known.postponed();
      return known;
    } finally {
      loggingIn.unlock();
    }
  }

  /**
   * A session in place of another.
   *
   * @param old the one that holds no longer; null where there was none
   */
  Session renew(@Nullable Session old) throws StorageException {
    loggingIn.lock();
    try {
      Session known = session;
      if (known == null || known.equals(old)) {
        known = login.logIn(wire);
        session = known;
      }
      return known;
    } finally {
      loggingIn.unlock();
    }
  }
}
