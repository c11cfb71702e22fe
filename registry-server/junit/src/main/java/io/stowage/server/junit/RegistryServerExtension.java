// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.junit;

import io.stowage.server.RegistryServer;
import io.stowage.server.config.LogConfig;
import io.stowage.server.config.RegistryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a registry as long as a class of tests, those nested in it included. Most tests need {@link
 * RegistryServerTest} alone; one that needs other settings registers it:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RegistryServerExtension registry =
 *     RegistryServerExtension.with(config -> config.withAuth(accounts));
 * }</pre>
 *
 * <p>Resolves parameters of the type {@link RegistryServer}.
 */
public final class RegistryServerExtension
    implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
  private final UnaryOperator<RegistryConfig> settings;
  private final Set<String> users = new HashSet<>();
  private @Nullable RegistryServer server;

  /** For JUnit: a registry that lets anybody do everything. */
  public RegistryServerExtension() {
    this(UnaryOperator.identity());
  }

  private RegistryServerExtension(UnaryOperator<RegistryConfig> settings) {
    this.settings = settings;
  }

  /**
   * A registry with other settings than the usual.
   *
   * @param settings changes those of a registry on a free port of the loopback, with the driver
   *     {@code inmemory}, deletes enabled and no access log
   * @return the extension, to be registered on a static field
   */
  public static RegistryServerExtension with(UnaryOperator<RegistryConfig> settings) {
    return new RegistryServerExtension(settings);
  }

  /**
   * Gives the registry, to be closed by this extension alone.
   *
   * @return the server that runs for this class
   * @throws IllegalStateException unless tests of its class are running
   */
  public synchronized RegistryServer server() {
    RegistryServer running = server;
    if (running == null) {
      throw new IllegalStateException(
          "no registry is running: register the extension on a static field");
    }
    return running;
  }

  /**
   * Tells where the registry is.
   *
   * @return {@code http://127.0.0.1:PORT}, without a path
   * @throws IllegalStateException unless tests of its class are running
   */
  public URI url() {
    return server().url();
  }

  /** Starts the registry, for the first of the classes that use it. */
  @Override
  public synchronized void beforeAll(ExtensionContext context) {
    users.add(context.getUniqueId());
    if (server == null) {
      server = start(settings.apply(usual()));
    }
  }

  /** Stops the registry, after the last of the classes that use it. */
  @Override
  public synchronized void afterAll(ExtensionContext context) {
    users.remove(context.getUniqueId());
    RegistryServer running = server;
    if (users.isEmpty() && running != null) {
      server = null;
      running.close();
    }
  }

  private static RegistryConfig usual() {
    RegistryConfig defaults = RegistryConfig.defaults();
    LogConfig log = defaults.log();
    return defaults
        .withAddress("127.0.0.1", 0)
        .withStorage(defaults.storage().withDriver("inmemory", Map.of()).withDeleteEnabled(true))
        .withLog(new LogConfig(log.level(), log.format(), log.fields(), false, log.reportCaller()));
  }

  private static RegistryServer start(RegistryConfig config) {
    try {
      return RegistryServer.start(config);
    } catch (IOException e) {
      throw new UncheckedIOException("the registry of the tests does not start", e);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RegistryServer.class;
  }

  @Override
  public RegistryServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server();
  }
}
