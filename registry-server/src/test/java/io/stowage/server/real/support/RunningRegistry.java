// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The registry under test, on an empty store, for all tests of a class. Where a test fails, the
 * last lines of the registry's log come with it.
 */
public final class RunningRegistry
    implements BeforeAllCallback, AfterAllCallback, TestExecutionExceptionHandler {

  private static final int LOG_LINES = 30;

  private final UnaryOperator<RegistrySettings> settings;
  private @Nullable Path home;
  private @Nullable RegistryProcess process;

  private RunningRegistry(UnaryOperator<RegistrySettings> settings) {
    this.settings = settings;
  }

  public static RunningRegistry withDefaults() {
    return new RunningRegistry(UnaryOperator.identity());
  }

  public static RunningRegistry with(UnaryOperator<RegistrySettings> settings) {
    return new RunningRegistry(settings);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    home = Files.createTempDirectory("registry");
    process =
        RegistryProcess.start(
            RegistryProgram.underTest(), settings.apply(RegistrySettings.on(store())));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (process != null) {
      process.close();
    }
    if (home != null) {
      Trees.delete(home);
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    failure.addSuppressed(new AssertionError("the registry's log ends:\n" + logTail()));
    throw failure;
  }

  public RegistryProcess process() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  public RegistryClient client() {
    return process().client();
  }

  /** {@code docker://localhost:port/repository}, as skopeo names it. */
  public String image(String name) {
    return "docker://" + process().address() + "/" + name;
  }

  /** Holds the store and nothing else: what lies beside the store was written by a broken path. */
  public Path home() {
    if (home == null) {
      throw new IllegalStateException("not started");
    }
    return home;
  }

  public Path store() {
    return home().resolve("store");
  }

  private String logTail() {
    List<String> lines = process().log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }
}
