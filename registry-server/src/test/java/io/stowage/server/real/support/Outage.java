// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Has things fail in a {@link Deployment} while its client pushes and pulls, slowly. */
public final class Outage {

  private static final List<String> NODES = List.of("node-a", "node-b");
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int LAYERS = 3;
  private static final int LAYER = 12 * 1024 * 1024;

  private final Deployment deployment;

  public Outage(Deployment deployment) {
    this.deployment = deployment;
  }

  /** An image whose transfer takes seconds once the balancer is slow. */
  public ClientImage image(String repository, long seed) throws IOException {
    return ClientImage.load(deployment.client(), repository, seed, LAYERS, LAYER);
  }

  /** Slow enough that transfers are under way for longer than a stop is told of. */
  public void slowTheBalancer() {
    deployment
        .machine("registry.example")
        .run("tc qdisc replace dev eth0 root tbf rate 48mbit burst 1mb latency 50ms");
  }

  public void quickenTheBalancer() {
    deployment.machine("registry.example").run("tc qdisc del dev eth0 root 2>/dev/null || true");
  }

  /** In the middle of a transfer, stops Redis, kills a node's service, and starts Redis again. */
  public void failDuring(CompletableFuture<?> transfer, String node, String service) {
    deployment.machine("storage").run("systemctl stop redis-server");
    deployment.machine(node).run("systemctl kill --signal=KILL " + service);
    assertThat(transfer).as("under way when the instance was killed").isNotDone();
    deployment.machine("storage").run("systemctl start redis-server");
    assertThat(transfer).as("under way when Redis was there again").isNotDone();
  }

  /** Starts what was killed again. */
  public void bringBack(String node, String service) {
    quickenTheBalancer();
    deployment.machine("storage").run("systemctl start redis-server");
    deployment.machine(node).run("systemctl start " + service);
    deployment.awaitBothInstances();
  }

  /** Waits until a push has sent more than a little. */
  public void awaitUpload(CompletableFuture<?> push, String repository) {
    String directory = "/srv/registry/docker/registry/v2/repositories/" + repository + "/_uploads";
    awaitDuring(push, () -> found("node-a", directory, "data"));
  }

  /** Waits until a pull has received more than a little. */
  public void awaitDownload(CompletableFuture<?> pull) {
    awaitDuring(pull, () -> found("client", "/var/lib/docker/tmp", "GetImageBlob*"));
  }

  private static void awaitDuring(CompletableFuture<?> transfer, BooleanSupplier started) {
    Eventually.holds(LIMIT, started, () -> "nothing is transferred");
    assertThat(transfer).isNotDone();
  }

  private boolean found(String machine, String directory, String name) {
    String command = "find %s -name '%s' -size +1M".formatted(directory, name);
    return !deployment.machine(machine).bash(command).run().out().isEmpty();
  }

  /** The node that most of the client's connections lead to. */
  public String busiest() {
    return NODES.stream().max(Comparator.comparing(this::connections)).orElseThrow();
  }

  private int connections(String node) {
    String command = "ss -Htn state established '( sport = :5000 )' | wc -l";
    return Integer.parseInt(deployment.machine(node).run(command).strip());
  }
}
