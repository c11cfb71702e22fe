// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program that ends with the benchmark, with all that it started. Thread-safe. */
public final class Child implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Undo undo;
  private @Nullable Process process;
  private boolean stopped;

  private Child() throws IOException {
    this.undo = Undo.with(this::stop);
  }

  /**
   * Starts a program.
   *
   * @return to be closed by the caller
   * @throws IOException if it cannot be run, or the benchmark was interrupted
   */
  public static Child start(ProcessBuilder builder) throws IOException {
    Child child = new Child();
    boolean begun = false;
    try {
      child.begin(builder);
      begun = true;
      return child;
    } finally {
      if (!begun) {
        child.close();
      }
    }
  }

  private synchronized void begin(ProcessBuilder builder) throws IOException {
    if (stopped) {
      throw Undo.interrupted();
    }
    process = builder.start();
  }

  /** The program itself. */
  public synchronized Process process() {
    return Objects.requireNonNull(process);
  }

  /** The program and what it started, as far as it runs. */
  public List<ProcessHandle> all() {
    return all(process());
  }

  private static List<ProcessHandle> all(Process program) {
    try (Stream<ProcessHandle> descendants = program.descendants()) {
      return Stream.concat(descendants, Stream.of(program.toHandle())).toList();
    }
  }

  private synchronized void stop() {
    stopped = true;
    if (process == null) {
      return;
    }
    List<ProcessHandle> all = all(process);
    all.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    try {
      for (ProcessHandle each : all) {
        each.onExit().orTimeout(deadline - System.nanoTime(), TimeUnit.NANOSECONDS).join();
      }
    } catch (CompletionException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(each -> each.onExit().join());
    }
  }

  /** Stops it, kindly for ten seconds and then by force. */
  @Override
  public void close() throws IOException {
    undo.close();
  }
}
