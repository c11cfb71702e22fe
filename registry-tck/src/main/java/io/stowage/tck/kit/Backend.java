// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An empty backend that nobody else uses, and how it is opened.
 *
 * @param driver the name of the driver
 * @param parameters what it is opened with
 * @param damage puts wrong bytes where a blob is kept, or null if there is no way
 * @param cleanup removes what the tests left
 * @param patience how long one test may take
 * @param calls how many calls the backend has had, or always 0
 * @param network how the driver reaches its store, or null if nobody said
 */
public record Backend(
    String driver,
    Map<String, ?> parameters,
    @Nullable Damage damage,
    Cleanup cleanup,
    Duration patience,
    LongSupplier calls,
    @Nullable Network network) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * A network between a driver and its store.
   *
   * @param store the URL of the store
   * @param through parameters by which the driver takes another URL for that of the store
   */
  public record Network(URI store, Function<URI, Map<String, ?>> through) {}

  /** Puts wrong bytes where a blob is kept. */
  @FunctionalInterface
  public interface Damage {
    /**
     * Writes, behind the driver's back.
     *
     * @param digest a blob that is stored
     * @param content the bytes that are to be there
     * @throws Exception if that goes wrong
     */
    void write(Digest digest, byte[] content) throws Exception;
  }

  /** Removes what the tests left. */
  @FunctionalInterface
  public interface Cleanup {
    /**
     * Removes all of it.
     *
     * @throws IOException if that goes wrong
     */
    void run() throws IOException;
  }

  /**
   * Copies the parameters.
   *
   * @param driver the name of the driver
   * @param parameters what it is opened with; copied
   * @param damage puts wrong bytes where a blob is kept, or null if there is no way
   * @param cleanup removes what the tests left
   * @param patience how long one test may take
   * @param calls how many calls the backend has had, or always 0
   * @param network how the driver reaches its store, or null if nobody said
   */
  public Backend {
    parameters = Map.copyOf(parameters);
  }

  /**
   * {@return a backend of which nothing more is known}
   *
   * @param driver the name of the driver
   * @param parameters what it is opened with
   */
  public static Backend of(String driver, Map<String, ?> parameters) {
    return new Backend(driver, parameters, null, () -> {}, PATIENCE, () -> 0, null);
  }

  /**
   * {@return the same with a way to put wrong bytes where a blob is kept}
   *
   * @param other which
   */
  public Backend with(Damage other) {
    return new Backend(driver, parameters, other, cleanup, patience, calls, network);
  }

  /**
   * {@return the same with something that removes what the tests left}
   *
   * @param other which
   */
  public Backend with(Cleanup other) {
    return new Backend(driver, parameters, damage, other, patience, calls, network);
  }

  /**
   * {@return the same with another time that one test may take}
   *
   * @param other which
   */
  public Backend with(Duration other) {
    return new Backend(driver, parameters, damage, cleanup, other, calls, network);
  }

  /**
   * {@return the same with a count of calls}
   *
   * @param other which
   */
  public Backend with(LongSupplier other) {
    return new Backend(driver, parameters, damage, cleanup, patience, other, network);
  }

  /**
   * {@return the same with a network}
   *
   * @param other which
   */
  public Backend with(Network other) {
    return new Backend(driver, parameters, damage, cleanup, patience, calls, other);
  }

  /** {@return the provider, found as a user's is: by name} */
  public StorageDriverProvider provider() {
    return StorageDrivers.load().find(driver);
  }

  /**
   * Opens one more instance.
   *
   * @return the instance, which the caller closes
   * @throws StorageException if the driver does
   */
  public StorageDriver open() throws StorageException {
    return StorageDrivers.load().open(driver, parameters);
  }

  /** {@return how the driver reaches its store} Fails if nobody said. */
  public Network way() {
    if (network == null) {
      throw new AssertionError(
          "these laws need a network: tell TckBackend.reachedBy where the store is");
    }
    return network;
  }

  /**
   * Opens one more instance, which reaches its store elsewhere.
   *
   * @param url where
   * @return the instance, which the caller closes
   * @throws StorageException if the driver does
   */
  public StorageDriver openThrough(URI url) throws StorageException {
    return StorageDrivers.load().open(driver, way().through().apply(url));
  }
}
