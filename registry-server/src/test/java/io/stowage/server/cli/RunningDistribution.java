// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of a distribution that is up, on a port of its own. */
final class RunningDistribution implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("the registry is up.* address=(\\S+)");
  private static final long LIMIT_NANOS = SECONDS.toNanos(60);

  private final Process process;
  private final URI base;

  private RunningDistribution(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  static RunningDistribution start(Distribution distribution, Map<String, String> environment)
      throws IOException {
    Path configuration =
        Files.writeString(
            distribution.userHome().resolve("config.yml"),
            "storage: {filesystem: {rootdirectory: data}}\nhttp: {addr: '127.0.0.1:0'}\n");
    Process process = distribution.start(environment, "serve", configuration.toString());
    long deadline = System.nanoTime() + LIMIT_NANOS;
    while (process.isAlive() && System.nanoTime() < deadline) {
      Matcher up = ADDRESS.matcher(distribution.output("err"));
      if (up.find()) {
        return new RunningDistribution(process, URI.create("http://" + up.group(1)));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    process.destroyForcibly();
    throw new AssertionError("the server did not come up: " + distribution.output("err"));
  }

  int status(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** The words of the command line of the process that was started. */
  List<String> words() throws IOException {
    return List.of(
        Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
            .split("\0", -1));
  }

  /** Asks it to stop, and waits. */
  int stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(30, SECONDS)).as("stopped in time").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
