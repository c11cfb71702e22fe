// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A Docker engine of the test's own, with its socket and data below one directory, without a bridge
 * and without a change to the machine's packet filter.
 */
public final class DockerEngine implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Daemon daemon;
  private final String socket;

  private DockerEngine(Daemon daemon, String socket) {
    this.daemon = daemon;
    this.socket = socket;
  }

  /**
   * Starts the engine and waits until it answers.
   *
   * @param directory empty; its path is short, for a socket's may have 108 characters only
   */
  public static DockerEngine start(Path directory) throws IOException {
    String socket = "unix://" + directory.resolve("d.sock");
    Path config = Files.writeString(directory.resolve("daemon.json"), "{}");
    List<String> command =
        List.of(
            Tool.DOCKERD.path(),
            "--config-file=" + config,
            "--host=" + socket,
            "--data-root=" + directory.resolve("data"),
            "--exec-root=" + directory.resolve("exec"),
            "--pidfile=" + directory.resolve("pid"),
            "--bridge=none",
            "--iptables=false",
            "--ip6tables=false");
    DockerEngine engine =
        new DockerEngine(Daemon.start(command, directory.resolve("dockerd.log")), socket);
    try {
      Eventually.holds(START_LIMIT, engine::answers, () -> "dockerd\n" + engine.daemon.log());
    } catch (AssertionError e) {
      engine.daemon.kill();
      throw e;
    }
    return engine;
  }

  /** Runs a command of the docker client against this engine and returns what it printed. */
  public String docker(String... arguments) {
    return command(arguments).output();
  }

  /**
   * Runs a command of the docker client, whatever becomes of it.
   *
   * @param config directory where the client keeps its logins; need not exist
   */
  public Command.Outcome run(Path config, String... arguments) {
    return command(arguments).with("DOCKER_CONFIG", config.toString()).run();
  }

  @Override
  public void close() {
    daemon.close();
  }

  private boolean answers() {
    if (!daemon.isAlive()) {
      throw new AssertionError("dockerd ended at its start\n" + daemon.log());
    }
    return command("version").run().exit() == 0;
  }

  private Command command(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = Tool.DOCKER.path();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return Command.of(line).with("DOCKER_HOST", socket).within(Duration.ofMinutes(5));
  }
}
