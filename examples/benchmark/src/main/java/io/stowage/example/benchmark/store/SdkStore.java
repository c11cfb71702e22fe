// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import java.io.IOException;
import java.nio.file.Path;

/** A backend whose tool is the client library of its makers. */
final class SdkStore implements Store {
  private final AutoCloseable backend;
  private final String driver;
  private final SdkProcess sdk;

  /**
   * A backend that is ready.
   *
   * @param backend closed with this
   * @param driver YAML of the driver
   * @param sdk closed with this
   */
  SdkStore(AutoCloseable backend, String driver, SdkProcess sdk) {
    this.backend = backend;
    this.driver = driver;
    this.sdk = sdk;
  }

  /** Starts the client of a backend, which is closed if that fails. */
  static SdkStore on(AutoCloseable backend, String driver, SdkProcess.Start sdk)
      throws IOException {
    boolean started = false;
    try {
      SdkStore store = new SdkStore(backend, driver, SdkProcess.start(sdk));
      started = true;
      return store;
    } finally {
      if (!started) {
        close(backend);
      }
    }
  }

  @Override
  public String driver() {
    return driver + NO_REDIRECTS;
  }

  @Override
  public double write(Path file) throws IOException {
    return sdk.ask("write " + file);
  }

  @Override
  public double read() throws IOException {
    return sdk.ask("read");
  }

  @Override
  public void clear() throws IOException {
    sdk.ask("clear");
  }

  @Override
  public void close() throws IOException {
    sdk.close();
    close(backend);
  }

  private static void close(AutoCloseable backend) throws IOException {
    try {
      backend.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
