// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What this process holds: threads, open files and connections. */
public final class Holdings {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Path DESCRIPTORS_ELSEWHERE = Path.of("/dev/fd");

  private Holdings() {}

  /** {@return the names of the threads that live, in order} */
  public static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).sorted().toList();
  }

  /**
   * {@return the open files and connections, in order; except class path archives, which are opened
   * when needed}
   */
  public static List<String> files() {
    Path descriptors = Files.isDirectory(DESCRIPTORS) ? DESCRIPTORS : DESCRIPTORS_ELSEWHERE;
    try (Stream<Path> open = Files.list(descriptors)) {
      return open.map(Holdings::target).filter(name -> !name.endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(
          "open files cannot be counted on this system: declare a deviation", e);
    }
  }

  /**
   * Waits until no more than so many are held, and fails with the names of those that are new.
   *
   * @param most how many may be held
   * @param before what was held before
   * @param holdings what is held
   * @param patience how long to wait
   * @throws InterruptedException if this thread is interrupted
   */
  public static void expectAtMost(
      int most, List<String> before, Supplier<List<String>> holdings, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<String> now = holdings.get();
    while (now.size() > most) {
      if (System.nanoTime() > deadline) {
        List<String> more = new ArrayList<>(now);
        before.forEach(more::remove);
        throw new AssertionError(
            now.size() + " are held, at most " + most + " should be; new are " + more);
      }
      Thread.sleep(10);
      now = holdings.get();
    }
  }

  /**
   * {@return the memory that is reachable, on the heap and beside it, in bytes; collects garbage
   * first}
   */
  public static long memory() {
    System.gc();
    long direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() + direct;
  }

  /**
   * Waits until no more memory than this is reachable, and fails if it stays more.
   *
   * @param most how many bytes may be reachable
   * @param patience how long to wait
   * @throws InterruptedException if this thread is interrupted
   */
  public static void expectMemory(long most, Duration patience) throws InterruptedException {
    long[] least = {Long.MAX_VALUE};
    try {
      await(
          () -> {
            least[0] = Math.min(least[0], memory());
            return least[0] <= most;
          },
          patience,
          "memory grows");
    } catch (AssertionError e) {
      throw new AssertionError(
          "%d bytes are reachable at least, at most %d should be".formatted(least[0], most), e);
    }
  }

  /**
   * Collects garbage until something is so, and fails if that does not happen.
   *
   * @param condition what has to become so; asked again and again
   * @param patience how long to wait
   * @param failure what the failure says
   * @throws InterruptedException if this thread is interrupted
   */
  public static void await(BooleanSupplier condition, Duration patience, String failure)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(failure);
      }
      System.gc();
      Thread.sleep(10);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return descriptor.toString();
    }
  }
}
