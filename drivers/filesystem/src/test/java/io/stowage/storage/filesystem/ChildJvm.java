// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process on the same directory. */
final class ChildJvm implements AutoCloseable {
  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
  }

  /** Starts a main class of the tests, after some command if need be. */
  static ChildJvm start(List<String> before, Class<?> main, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    // its stack trace, should it fail, is then what an assertion shows
    return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
    return start(List.of(), main, arguments);
  }

  /** The next line that it prints, or null at its end. */
  String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = process.getInputStream().read();
    while (next >= 0 && next != '\n') {
      line.append((char) next);
      next = process.getInputStream().read();
    }
    // a line without its end is one that was cut off
    return next < 0 ? null : line.toString();
  }

  /** The lines from here to its end. */
  List<String> readLines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = readLine(); line != null; line = readLine()) {
      lines.add(line);
    }
    return lines;
  }

  void say(String line) throws IOException {
    process.getOutputStream().write((line + '\n').getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** Kills it; what it printed before can still be read. */
  void kill() {
    // Process.destroyForcibly would close its output, too
    process.toHandle().destroyForcibly();
  }

  /** Waits for its end. */
  int exitValue() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the child process hangs");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
