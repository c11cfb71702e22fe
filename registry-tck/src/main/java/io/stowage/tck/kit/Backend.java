// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
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
 */
public record Backend(
    String driver,
    Map<String, ?> parameters,
    @Nullable Damage damage,
    Cleanup cleanup,
    Duration patience,
    LongSupplier calls) {

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
   */
  public Backend {
    parameters = Map.copyOf(parameters);
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
}
