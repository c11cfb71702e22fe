// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import io.stowage.example.benchmark.process.Child;
import io.stowage.example.benchmark.tool.SdkTool;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link SdkTool} in a JVM of its own, with the libraries that the distribution has. */
final class SdkProcess implements AutoCloseable {
  private final Child child;
  private final BufferedReader answers;
  private final Writer requests;
  private final Path log;

  private SdkProcess(Child child, Path log) {
    this.child = child;
    this.answers = child.process().inputReader(StandardCharsets.UTF_8);
    this.requests = child.process().outputWriter(StandardCharsets.UTF_8);
    this.log = log;
  }

  /**
   * What to start.
   *
   * @param distribution where the libraries are
   * @param log a file for what it prints besides its answers
   * @param arguments the name of the driver, then what the tool needs to reach the store
   */
  record Start(Path distribution, Path log, List<String> arguments) {}

  /** Starts one, which makes the store ready first. */
  static SdkProcess start(Start start) throws IOException {
    Path drivers = start.distribution().resolve("drivers").resolve(start.arguments().get(0));
    if (!Files.isDirectory(drivers)) {
      throw new IOException("no libraries in " + drivers);
    }
    List<String> path =
        List.of(ownClasses(), drivers + "/*", start.distribution().resolve("lib") + "/*");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx1g", "-cp", String.join(File.pathSeparator, path)));
    line.add(SdkTool.class.getName());
    line.addAll(start.arguments());
    Child child = Child.start(new ProcessBuilder(line).redirectError(start.log().toFile()));
    SdkProcess sdk = new SdkProcess(child, start.log());
    boolean ready = false;
    try {
      sdk.ask("prepare");
      ready = true;
      return sdk;
    } finally {
      if (!ready) {
        sdk.close();
      }
    }
  }

  private static String ownClasses() throws IOException {
    try {
      return Path.of(SdkTool.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Has it do something; returns the figure that it answers. */
  double ask(String request) throws IOException {
    requests.write(request + '\n');
    requests.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the SDK failed: " + Files.readString(log).strip());
    }
    return Double.parseDouble(answer);
  }

  @Override
  public void close() throws IOException {
    child.close();
  }
}
