// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * What the guide in {@code examples/deploy} builds, on machines that the tests made: two instances
 * on one volume behind a balancer. It is built once, by the guide's own commands, and shared by all
 * classes of tests; each leaves it as it was. Where a test fails, the services' logs come with it.
 */
public final class Deployment implements BeforeAllCallback, TestExecutionExceptionHandler {

  /** What clients call the registry. */
  public static final String REGISTRY = "registry.example:5000";

  /** The account that the guide makes. */
  public static final String USER = "alice";

  public static final String PASSWORD = "correct horse";

  /** The machine whose steps are those of the containers. */
  public static final String CONTAINERS = "docker";

  private static final Duration INSTANCES_LIMIT = Duration.ofSeconds(30);
  private static final String COUNT_OF_INSTANCES =
      "curl --silent 'http://127.0.0.1:8404/;csv' | grep -c '^sharing,node-.*,UP,' || true";

  private static final ExtensionContext.Namespace SHARED =
      ExtensionContext.Namespace.create(Deployment.class);

  private @Nullable Built built;

  private Deployment() {}

  public static Deployment byTheGuide() {
    return new Deployment();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    built =
        context
            .getRoot()
            .getStore(SHARED)
            .getOrComputeIfAbsent(Built.class, key -> Built.build(), Built.class);
    awaitBothInstances();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    failure.addSuppressed(new AssertionError(logs()));
    throw failure;
  }

  public Machine machine(String name) {
    return built().machines().machine(name);
  }

  /** Has Docker, Podman and skopeo, and trusts the registry's certificate. */
  public Machine client() {
    return machine("client");
  }

  /** Returns when the balancer has seen both instances well. */
  public void awaitBothInstances() {
    Machine balancer = machine("registry.example");
    Eventually.holds(
        INSTANCES_LIMIT,
        () -> balancer.run(COUNT_OF_INSTANCES).strip().equals("2"),
        () -> "instances that are well: " + balancer.run(COUNT_OF_INSTANCES) + logs());
  }

  /** The lines of the instances' logs that hold a text. */
  public String grep(String text) {
    String command =
        "grep --fixed-strings --no-filename '%s' /run/units/stowage.log".formatted(text);
    return machine("node-a").bash(command).run().out()
        + machine("node-b").bash(command).run().out();
  }

  /** Puts Docker Compose, and images to begin with, on the machine of the containers. */
  public void provideContainerHost() {
    Provision.containerHost(machine(CONTAINERS));
  }

  public Guide guide() {
    return built().guide();
  }

  private Built built() {
    if (built == null) {
      throw new IllegalStateException("not built");
    }
    return built;
  }

  private String logs() {
    StringBuilder logs = new StringBuilder("logs of the services\n");
    for (String name : List.of("node-a", "node-b", "registry.example", "storage")) {
      logs.append("--- ").append(name).append('\n');
      logs.append(machine(name).bash("tail -n 25 /run/units/*.log").run().out());
    }
    return logs.toString();
  }

  private record Built(Machines machines, Guide guide, Path scratch) implements AutoCloseable {

    static Built build() {
      Map<String, String> addresses = new LinkedHashMap<>();
      addresses.put("storage", "192.0.2.20");
      addresses.put("node-a", "192.0.2.11");
      addresses.put("node-b", "192.0.2.12");
      addresses.put("registry.example", "192.0.2.10");
      addresses.put("client", "192.0.2.30");
      addresses.put(CONTAINERS, "192.0.2.40");
      try {
        Path scratch = Files.createTempDirectory("deployment");
        Guide guide = Guide.read(Repository.file("examples/deploy/README.md"));
        Built built = new Built(Machines.start(scratch, addresses), guide, scratch);
        try {
          addresses.keySet().forEach(name -> Provision.any(built.machines.machine(name)));
          Provision.dockerHost(built.machines.machine("client"));
          guide.stepsOn(CONTAINERS, false).forEach(built::run);
          return built;
        } catch (Error | RuntimeException e) {
          built.close();
          throw e;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void run(Guide.Step step) {
      step.machines().forEach(name -> machines.machine(name).run(step.script()));
    }

    @Override
    public void close() {
      try {
        machines.close();
        Trees.delete(scratch);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
