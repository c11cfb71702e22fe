// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.stowage.storage.StorageException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The only way to librados, which ends the process when it is called with a handle that is gone:
 * each call is counted in and out, {@link #close} shuts the handle when the last is out, and no
 * call is let in from then on. Thread-safe.
 */
final class Cluster implements AutoCloseable {
  private static final int FULL_TRY = 64;

  private final Connection connection;
  private final NativeThreads threads;
  private final Duration patience;

  /** One party for the open driver, and one for each call. */
  private final Phaser calls = new Phaser(1);

  private final Set<Pending> pending = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Cluster(Connection connection, Duration operationTimeout) {
    this.connection = connection;
    this.patience = operationTimeout.multipliedBy(2).plusSeconds(1);
    this.threads = new NativeThreads("rados", patience);
  }

  /** Several operations, on a thread that may wait for them. */
  interface Work<T> {
    T run(Io io) throws StorageException;
  }

  /**
   * Runs operations on a thread of ours and waits for them.
   *
   * @throws StorageException what the work threw; Gone if the driver was closed, Unavailable if
   *     there is no answer in time
   */
  <T> T call(Work<T> work) throws StorageException {
    check();
    return threads.call(() -> within(() -> work.run(new Io(connection.pool()))));
  }

  private interface Step<T> {
    T run() throws StorageException;
  }

  private <T> T within(Step<T> step) throws StorageException {
    check();
    if (calls.register() < 0) {
      throw NativeThreads.closed();
    }
    try {
      check();
      return step.run();
    } finally {
      calls.arriveAndDeregister();
    }
  }

  /** Fails if the driver was closed. */
  void check() throws StorageException.Gone {
    if (closed) {
      throw NativeThreads.closed();
    }
  }

  /** Starts changes to an object; may be closed on return. Does not wait. */
  Pending start(String name, WriteOp changes) throws StorageException {
    return within(() -> track(new Io(connection.pool()).startWrite(name, changes)));
  }

  /** Starts to read into memory that stays as it is until the result is known. Does not wait. */
  Pending startRead(String name, Memory target, long length, long offset) throws StorageException {
    return within(
        () ->
            track(
                Pending.of(
                    target,
                    completion ->
                        LibRados.rados_aio_read(
                            connection.pool(), name, completion, target, length, offset))));
  }

  private Pending track(Pending started) {
    pending.add(started);
    return started;
  }

  /** Waits for the result of what was started. */
  int await(Pending started) throws StorageException {
    Step<Integer> settling =
        () -> {
          int result = started.settle();
          pending.remove(started);
          return result;
        };
    return within(started::isComplete) ? within(settling) : threads.call(() -> within(settling));
  }

  /**
   * Lets somebody else wait for the end of what was started and is of no use any more.
   *
   * @param then done after that, unless the driver is closed before
   */
  void abandon(Pending started, Runnable then) {
    threads.later(
        () ->
            within(
                () -> {
                  int result = started.settle();
                  pending.remove(started);
                  then.run();
                  return result;
                }));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    threads.close();
    int phase = calls.arriveAndDeregister();
    try {
      if (phase >= 0) {
        calls.awaitAdvanceInterruptibly(phase, patience.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      // then the handle stays: a leak, where a call on a dead handle would be the end
      Thread.currentThread().interrupt();
      return;
    } catch (TimeoutException e) {
      return;
    }
    pending.forEach(Pending::settle);
    pending.clear();
    connection.close();
  }

  /** Operations on objects of the pool, for the time of a call. */
  static final class Io {
    private final Pointer pool;

    private Io(Pointer pool) {
      this.pool = pool;
    }

    Pointer pool() {
      return pool;
    }

    /** Makes changes; answers 0 or why not. A pool that is full answers at once. */
    int write(String name, Consumer<WriteOp> changes) {
      try (WriteOp op = new WriteOp()) {
        changes.accept(op);
        return LibRados.rados_write_op_operate(op.pointer(), pool, name, null, FULL_TRY);
      }
    }

    /** Asks; answers 0 or why not. */
    int read(String name, ReadOp op) {
      return LibRados.rados_read_op_operate(op.pointer(), pool, name, 0);
    }

    /** Starts to ask; the operation is to be settled before its questions are closed. */
    Pending startRead(String name, ReadOp op) {
      return Pending.of(
          null,
          completion ->
              LibRados.rados_aio_read_op_operate(op.pointer(), pool, completion, name, 0));
    }

    /** Starts changes; to be settled within the call. */
    Pending startWrite(String name, Consumer<WriteOp> changes) {
      try (WriteOp op = new WriteOp()) {
        changes.accept(op);
        return startWrite(name, op);
      }
    }

    private Pending startWrite(String name, WriteOp op) {
      return Pending.of(
          null,
          completion ->
              LibRados.rados_aio_write_op_operate(
                  op.pointer(), pool, completion, name, null, FULL_TRY));
    }
  }
}
