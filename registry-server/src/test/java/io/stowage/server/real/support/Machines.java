// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Machines on a network of their own, made of namespaces by {@code .ci/machines}. They are gone,
 * with all that runs on them, after {@link #close} and when this JVM ends, however it ends: they
 * last as long as the pipe that it holds.
 */
public final class Machines implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final Process process;
  private final Map<String, Machine> machines = new LinkedHashMap<>();

  private Machines(Process process) {
    this.process = process;
  }

  /**
   * Makes machines and waits until they are up.
   *
   * @param scratch an empty directory for their large files
   * @param addresses of the machines by their names, in 192.0.2.0/24
   */
  public static Machines start(Path scratch, Map<String, String> addresses) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Repository.file(".ci/machines").toString());
    command.add(scratch.toString());
    addresses.forEach((name, address) -> command.add(name + "=" + address));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Machines made = new Machines(builder.start());
    try {
      made.readUntilReady();
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private void readUntilReady() throws IOException {
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); !"ready".equals(line); line = reader.readLine()) {
      if (line == null) {
        throw new AssertionError(".ci/machines ended before the machines were up");
      }
      String[] words = line.split(" ", 2);
      machines.put(words[0], new Machine(words[0], Long.parseLong(words[1])));
    }
  }

  public Machine machine(String name) {
    Machine machine = machines.get(name);
    if (machine == null) {
      throw new AssertionError("no machine " + name + " but " + machines.keySet());
    }
    return machine;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(".ci/machines did not end with its input");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
