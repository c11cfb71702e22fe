// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process and its children have used so far, as Linux tells it below {@code /proc}.
 *
 * @param cpuSeconds user and system time, with that of children that have ended, to 10 ms
 * @param peakMiB the highest resident memory so far; the sum of each process's own peak
 * @param residentMiB the resident memory now
 */
public record Usage(double cpuSeconds, double peakMiB, double residentMiB) {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, fixed in Linux's interface
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
  private static final int UTIME_AFTER_NAME = 11;
  private static final int CSTIME_AFTER_NAME = 14;

  /**
   * Adds up a process and all its descendants; one that ends meanwhile counts as nothing.
   *
   * @throws IOException if {@code /proc} cannot be read
   */
  static Usage of(ProcessHandle process) throws IOException {
    Usage sum = new Usage(0, 0, 0);
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      for (ProcessHandle each : Stream.concat(Stream.of(process), descendants).toList()) {
        sum = sum.plus(ofOne(Path.of("/proc", Long.toString(each.pid()))));
      }
    }
    return sum;
  }

  private static Usage ofOne(Path proc) throws IOException {
    try {
      return parse(
          Files.readString(proc.resolve("stat")), Files.readString(proc.resolve("status")));
    } catch (NoSuchFileException e) {
      return new Usage(0, 0, 0);
    }
  }

  static Usage parse(String stat, String status) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = UTIME_AFTER_NAME; field <= CSTIME_AFTER_NAME; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return new Usage(
        ticks / TICKS_PER_SECOND, mebibytes(PEAK, status), mebibytes(RESIDENT, status));
  }

  private static double mebibytes(Pattern line, String status) {
    Matcher matcher = line.matcher(status);
    return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024.0 : 0;
  }

  private Usage plus(Usage other) {
    return new Usage(
        cpuSeconds + other.cpuSeconds, peakMiB + other.peakMiB, residentMiB + other.residentMiB);
  }
}
