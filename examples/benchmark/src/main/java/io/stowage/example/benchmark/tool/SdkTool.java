// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program. Reads a request a line, {@code prepare}, {@code write FILE}, {@code read} or {@code
 * clear}, and prints the MiB in a second that it did; 0 where none were moved. Ends with its input.
 */
public final class SdkTool {
  private static final double MIB = 1 << 20;

  private SdkTool() {}

  /** Runs the program on the driver's name and what its library needs to reach the store. */
  public static void main(String[] arguments) throws IOException {
    Sdk sdk =
        switch (arguments[0]) {
          case "azure" -> new AzureSdk(arguments[1], arguments[2], arguments[3], arguments[4]);
          case "oss" ->
              new OssSdk(arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
          default -> throw new IllegalArgumentException("no SDK for " + arguments[0]);
        };
    try (BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        long start = System.nanoTime();
        long bytes = run(sdk, line.split(" ", 2));
        System.out.println(bytes / MIB / ((System.nanoTime() - start) / 1e9));
      }
    }
  }

  private static long run(Sdk sdk, String[] words) throws IOException {
    switch (words[0]) {
      case "prepare" -> sdk.prepare();
      case "write" -> {
        Path file = Path.of(words[1]);
        sdk.write(file);
        return Files.size(file);
      }
      case "read" -> {
        return sdk.read();
      }
      case "clear" -> sdk.clear();
      default -> throw new IllegalArgumentException("no such request: " + words[0]);
    }
    return 0;
  }
}
