// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs until it is stopped, its output added to a file. It is ended, by its process
 * id, by {@link #close}, and at the latest when this JVM ends.
 */
public final class Daemon implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final Path log;
  private final Thread lastResort;

  private Daemon(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.lastResort = new Thread(this::killTree, "stop-" + process.pid());
  }

  public static Daemon start(List<String> command, Path log) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Daemon daemon = new Daemon(process, log);
      Runtime.getRuntime().addShutdownHook(daemon.lastResort);
      return daemon;
    } catch (IOException e) {
      throw new AssertionError("cannot start " + command, e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Everything that the program has printed since the file was begun. */
  public String log() {
    try {
      return Files.exists(log)
          ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
          : "(no output)";
    } catch (IOException e) {
      throw new AssertionError("cannot read " + log, e);
    }
  }

  /** SIGKILL, at once, to the program and to all that it started. */
  public void kill() {
    killTree();
    waitFor(PATIENCE);
    forget();
  }

  /**
   * SIGTERM; the exit code.
   *
   * @throws AssertionError if the program is still there after 20 seconds; it is killed then
   */
  public int terminate() {
    process.destroy();
    return ended();
  }

  /**
   * Waits for the end; the exit code.
   *
   * @throws AssertionError if the program is still there after 20 seconds; it is killed then
   */
  public int ended() {
    boolean ended = waitFor(PATIENCE);
    if (!ended) {
      kill();
      throw new AssertionError("process " + pid() + " did not end\n" + log());
    }
    forget();
    return process.exitValue();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
    } else {
      forget();
    }
  }

  private void killTree() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private boolean waitFor(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      // the JVM is ending, so the hook runs anyway
      return;
    }
  }
}
