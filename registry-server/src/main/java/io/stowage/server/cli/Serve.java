// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.server.RegistryServer;
import io.stowage.server.cli.logging.Logging;
import io.stowage.server.config.Problem;
import io.stowage.server.config.RegistryConfig;
import io.stowage.server.config.load.ConfigLoader;
import io.stowage.server.config.load.LoadedConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server that goes on until the process is told to stop. */
final class Serve {
  private final Surroundings surroundings;

  Serve(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Starts a server; a code says that it did not start. */
  OptionalInt run(Optional<Path> file) {
    try {
      start(file);
      return OptionalInt.empty();
    } catch (IOException | RuntimeException e) {
      Logging.stop();
      Failure.tell(e, surroundings);
      return OptionalInt.of(Main.FAILED);
    }
  }

  /** Starts a server, which stops as the process does. */
  RegistryServer start(Optional<Path> file) throws IOException {
    InstalledDrivers drivers = surroundings.drivers();
    LoadedConfig loaded = load(file, drivers);
    RegistryConfig config = loaded.config();
    Logging.start(config.log());
    Logger log = LoggerFactory.getLogger(Serve.class);
    log(log, loaded.problems());
    RegistryServer server =
        RegistryServer.start(config, drivers.enoughFor(config.storage().driver()));
    BackgroundArchive archive = BackgroundArchive.start(log);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(log, server, archive), "stop"));
    StartLine.log(log, config, server);
    return server;
  }

  private LoadedConfig load(Optional<Path> file, InstalledDrivers drivers) throws IOException {
    HeadStart start = HeadStart.begin();
    try {
      return new ConfigLoader(drivers::settings)
          .load(surroundings.configuration(file), surroundings.environment());
    } finally {
      start.await();
    }
  }

  private static void log(Logger log, List<Problem> problems) {
    for (Problem problem : problems) {
      if (problem.severity() == Problem.Severity.NOTE) {
        log.info(problem.message());
      } else {
        log.warn(problem.message());
      }
    }
  }

  /** A stop that was asked for is a success: the code that the signal brings is not kept. */
  private static void stop(Logger log, RegistryServer server, BackgroundArchive archive) {
    SecondSignal.endsAtOnce(log);
    log.info("stopping: requests under way are let to end, unless there is a second signal");
    int code = Main.OK;
    try (archive) {
      server.close();
    } catch (RuntimeException e) {
      log.error("the server did not stop cleanly", e);
      code = Main.FAILED;
    }
    log.info("stopped");
    Logging.stop();
    Runtime.getRuntime().halt(code);
  }
}
