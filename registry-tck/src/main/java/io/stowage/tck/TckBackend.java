// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import io.stowage.registry.Digest;
import io.stowage.tck.kit.Backend;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * An empty backend for one test, as parameters of a driver that is found by its name. Opened
 * several times in a test: each opening is an instance of its own on the same backend. Immutable.
 */
public final class TckBackend {
  private final Backend backend;

  private TckBackend(Backend backend) {
    this.backend = backend;
  }

  /**
   * A backend without further ado.
   *
   * @param driver the name of the driver, as in a configuration
   * @param parameters what it is opened with; they name a place that is empty and that nobody else
   *     uses, such as a new directory
   * @return a backend whose damage nobody knows how to do, which is not cleaned, and whose calls
   *     are not counted
   */
  public static TckBackend named(String driver, Map<String, ?> parameters) {
    return new TckBackend(Backend.of(driver, parameters));
  }

  /**
   * Says how bytes on the backend are damaged, behind the driver's back, for the tests that show
   * how damage heals.
   *
   * @param damage writes behind the driver's back; called by one thread at a time
   * @return this backend, which can be damaged
   */
  public TckBackend damagedBy(Damage damage) {
    return new TckBackend(backend.with((Backend.Damage) damage::write));
  }

  /**
   * Says what is to be done after the test, when all instances are closed.
   *
   * @param cleanup what to do; called once a test, also where the test failed
   * @return this backend, which is cleaned
   */
  public TckBackend cleanedBy(Cleanup cleanup) {
    return new TckBackend(backend.with((Backend.Cleanup) cleanup::run));
  }

  /**
   * Says how long one test may take before it counts as hanging, instead of two minutes.
   *
   * @param patience how long, more than nothing; the first test that reads the large store waits
   *     until it is filled
   * @return this backend with another patience
   */
  public TckBackend within(Duration patience) {
    return new TckBackend(backend.with(patience));
  }

  /**
   * Says how the calls are counted that reach the backend, for the tests of {@link Suite#SCALE}:
   * how many there have been from all instances. Without it, these tests look at memory alone.
   *
   * @param calls counts up; asked before and after what a test measures
   * @return this backend, which is counted
   */
  public TckBackend countedBy(LongSupplier calls) {
    return new TckBackend(backend.with(calls));
  }

  /**
   * Says how the driver reaches its store, for the tests of {@link Suite#NETWORK}, which put a
   * proxy between them.
   *
   * @param store where the store answers HTTP/1.1 without TLS
   * @param through the parameters by which the driver takes a URL for that of the store; with a
   *     timeout below five seconds, answers that come too late are among the troubles
   * @return the same with that
   * @throws IllegalArgumentException if it is another kind of URL
   */
  public TckBackend reachedBy(URI store, Function<URI, Map<String, ?>> through) {
    if (!"http".equals(store.getScheme()) || store.getHost() == null) {
      throw new IllegalArgumentException("the store has to be at an http URL, not at " + store);
    }
    return new TckBackend(backend.with(new Backend.Network(store, through)));
  }

  Backend backend() {
    return backend;
  }

  /** Damages what is stored. */
  @FunctionalInterface
  public interface Damage {
    /**
     * Puts these bytes where the blob of this digest is kept, in place of what is there.
     *
     * @param digest a blob that was stored through the driver
     * @param content the bytes that are to be there instead, which do not have that digest
     * @throws Exception if that goes wrong, which fails the test
     */
    void write(Digest digest, byte[] content) throws Exception;
  }

  /** Cleans up after a test. */
  @FunctionalInterface
  public interface Cleanup {
    /**
     * Removes what the test left.
     *
     * @throws IOException if that goes wrong, which fails the test
     */
    void run() throws IOException;
  }
}
