// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.crash;

import io.stowage.storage.StorageDriver;
import io.stowage.tck.kit.Backend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts a process, kills it while it does its deed, and says how far it had got.
 *
 * @param deed what it did
 * @param seed what it worked on
 * @param done how many times it said that it was done
 * @param another whether it had begun once more
 */
public record Kill(Deed deed, long seed, int done, boolean another) {
  private static final int MOST_BEFORE = 4;

  /**
   * Starts a process and kills it.
   *
   * @param backend where the process works
   * @param deed what it does
   * @param seed decides what it works on, and when it is killed
   * @return how far it had got
   * @throws IOException if it cannot be started, or ended of itself
   * @throws InterruptedException if this thread is interrupted
   */
  public static Kill of(Backend backend, Deed deed, long seed)
      throws IOException, InterruptedException {
    Process process = start(backend, deed, seed);
    try {
      Random random = new Random(seed);
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      InputStream output = process.getInputStream();
      int wanted = 1 + random.nextInt(MOST_BEFORE);
      long pace = readUntilDone(output, told, wanted);
      LockSupport.parkNanos((long) (random.nextDouble() * pace));
      process.toHandle().destroyForcibly();
      output.transferTo(told);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IOException("a process that was killed does not end");
      }
      return told(deed, seed, told.toString(StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Backend backend, Deed deed, long seed) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx64m",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            backend.driver(),
            deed.name(),
            Long.toString(seed)));
    // its stack trace, should it fail, is then what a failure shows
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Properties parameters = new Properties();
    backend.parameters().forEach((name, value) -> parameters.setProperty(name, value.toString()));
    try (OutputStream input = process.getOutputStream()) {
      parameters.store(input, null);
    }
    return process;
  }

  /** Reads until so many are done, and gives the time that the last one took. */
  private static long readUntilDone(InputStream output, ByteArrayOutputStream told, int wanted)
      throws IOException {
    long last = System.nanoTime();
    long pace = 0;
    for (int done = 0; done < wanted; ) {
      int next = output.read();
      if (next < 0) {
        throw new IOException("the process ended: " + told.toString(StandardCharsets.UTF_8));
      }
      told.write(next);
      if (next == Victim.DONE) {
        done++;
        pace = System.nanoTime() - last;
      } else if (next == Victim.BEGUN) {
        last = System.nanoTime();
      }
    }
    return pace;
  }

  private static Kill told(Deed deed, long seed, String told) throws IOException {
    if (!told.matches("(\\+-)*\\+?")) {
      throw new IOException("the process failed: " + told);
    }
    return new Kill(deed, seed, told.length() / 2, told.length() % 2 == 1);
  }

  /**
   * Fails unless all that was acknowledged is there, and nothing by halves.
   *
   * @param driver an instance that was open all the time
   * @throws IOException if what is there cannot be read
   */
  public void check(StorageDriver driver) throws IOException {
    try {
      deed.check(driver, seed, done, another);
    } catch (IOException | RuntimeException | AssertionError e) {
      throw new AssertionError(this + ", and then: " + e, e);
    }
  }

  @Override
  public String toString() {
    return "a process was killed that had acknowledged "
        + done
        + " times to "
        + deed
        + (another ? " and was at it again" : "");
  }
}
