// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one test takes place: a backend of its own, and instances that have it open. */
public final class Scene implements AutoCloseable {
  private final Backend backend;
  private final Stocks stocks;
  private final Trail trail = new Trail();
  private final List<RecordedDriver> opened = new ArrayList<>();
  private @Nullable StorageDriver here;
  private @Nullable StorageDriver there;
  private long seed;
  private int percent = 100;

  /**
   * A scene on a backend.
   *
   * @param backend an empty backend, which the scene cleans
   * @param stocks the large stores that all tests read
   */
  public Scene(Backend backend, Stocks stocks) {
    this.backend = backend;
    this.stocks = stocks;
  }

  /** {@return the backend of this scene alone} */
  public Backend backend() {
    return backend;
  }

  /** {@return what was done here so far} */
  public Trail trail() {
    return trail;
  }

  /**
   * {@return an instance that has the backend open; the same at each call}
   *
   * @throws StorageException if it cannot be opened
   */
  public synchronized StorageDriver here() throws StorageException {
    if (here == null) {
      here = open("here");
    }
    return here;
  }

  /**
   * {@return another instance that has the same backend open; the same at each call}
   *
   * @throws StorageException if it cannot be opened
   */
  public synchronized StorageDriver there() throws StorageException {
    if (there == null) {
      there = open("there");
    }
    return there;
  }

  /**
   * Opens one more instance.
   *
   * @param name what the trail calls it
   * @return the instance, closed at the end unless the test closes it
   * @throws StorageException if it cannot be opened
   */
  public StorageDriver open(String name) throws StorageException {
    return recorded(backend.open(), name);
  }

  /**
   * {@return one more instance, which reaches its store elsewhere}
   *
   * @param url where
   * @param name the instance's name on the trail
   * @throws StorageException if the driver does not open
   */
  public StorageDriver openThrough(URI url, String name) throws StorageException {
    return recorded(backend.openThrough(url), name);
  }

  /** {@return the large store, which is only to be read} */
  public Stock stock() {
    return stocks.stock();
  }

  /**
   * {@return an instance that has the large store open, closed at the end}
   *
   * @throws StorageException if it cannot be opened
   */
  public StorageDriver openStock() throws StorageException {
    return recorded(stock().backend().open(), "stock");
  }

  /** {@return the very large store, which is only to be read} */
  public LargeStore large() {
    return stocks.large();
  }

  /**
   * {@return an instance that has the very large store open, closed at the end}
   *
   * @throws StorageException if it cannot be opened
   */
  public StorageDriver openLarge() throws StorageException {
    return recorded(large().backend().open(), "large");
  }

  private synchronized StorageDriver recorded(StorageDriver driver, String name) {
    RecordedDriver recorded = new RecordedDriver(driver, name, trail);
    opened.add(recorded);
    return recorded;
  }

  /**
   * Has fewer repetitions made.
   *
   * @param ofAHundred how many of a hundred
   */
  public void sample(int ofAHundred) {
    percent = ofAHundred;
  }

  /**
   * {@return how many repetitions to make, one at least}
   *
   * @param all how many are made where all are
   */
  public int times(int all) {
    return Math.max(1, all * percent / 100);
  }

  /** {@return how many calls there are from one that is struck to the next} */
  public int stride() {
    return 100 / percent;
  }

  /**
   * {@return content that this scene did not have before}
   *
   * @param size how many bytes
   */
  public synchronized Content content(long size) {
    seed++;
    return new Content(seed, size);
  }

  /**
   * Puts other bytes where a blob is kept.
   *
   * @param digest the blob's digest
   * @param content the bytes that are to be there
   * @throws Exception if that goes wrong
   */
  public void damage(Digest digest, byte[] content) throws Exception {
    Backend.Damage damage = backend.damage();
    if (damage == null) {
      throw new AssertionError(
          "this law needs a damaged blob: tell TckBackend.damagedBy how to make one");
    }
    damage.write(digest, content);
    trail.note("the backend: " + content.length + " wrong bytes put at " + digest);
  }

  /** Closes the instances and cleans the backend. */
  @Override
  public synchronized void close() throws IOException {
    try {
      opened.forEach(RecordedDriver::closeOnce);
    } finally {
      backend.cleanup().run();
    }
  }
}
