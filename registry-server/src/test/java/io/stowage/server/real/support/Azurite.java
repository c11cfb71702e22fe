// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/** Microsoft's emulator of Azure Blob Storage. */
public final class Azurite implements StoreBackend {
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private final Path home;

  private Azurite(Path home) {
    this.home = home;
  }

  /** Starts one and waits until it serves. It is ended at the latest when this JVM ends. */
  public static Azurite start() {
    try {
      Azurite azurite = new Azurite(Files.createTempDirectory("azurite").resolve("home"));
      Runtime.getRuntime().addShutdownHook(new Thread(azurite::close, "azurite-down"));
      azurite.run("up");
      return azurite;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String action) {
    String program = System.getProperty("real.azurite", "../.ci/azurite");
    Command.of(program, action, home.toString()).with("AZURITE_CALLS", "true").output();
  }

  @Override
  public String freshPlace() {
    try {
      return """
            azure:
              serviceurl: %s
              accountname: devstoreaccount1
              accountkey: %s
              container: registry
              rootdirectory: /%s
          """
          .formatted(Files.readString(home.resolve("url")).strip(), KEY, UUID.randomUUID());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long calls() {
    try (Stream<String> lines = Files.lines(home.resolve("log"))) {
      return lines.filter(line -> line.contains("\" ")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    run("stop");
  }

  @Override
  public void restart() {
    run("restart");
  }

  @Override
  public void close() {
    run("down");
  }
}
