// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.ClientImage;
import io.stowage.server.real.support.Command;
import io.stowage.server.real.support.Deployment;
import io.stowage.server.real.support.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An instance is killed, and the cache is away, while clients push and pull. A client sees its
 * connections break and tries again by itself; that it is through in the end, with the same digest,
 * is what counts.
 */
class DeploymentFailureIT {

  private static final List<String> NODES = List.of("node-a", "node-b");
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int LAYERS = 3;
  private static final int LAYER = 12 * 1024 * 1024;

  @RegisterExtension static final Deployment DEPLOYMENT = Deployment.byTheGuide();

  /** Slow enough that transfers are under way for longer than a stop is told of. */
  @BeforeEach
  void slowTheBalancer() {
    DEPLOYMENT
        .machine("registry.example")
        .run("tc qdisc replace dev eth0 root tbf rate 48mbit burst 1mb latency 50ms");
  }

  private static void quickenTheBalancer() {
    DEPLOYMENT.machine("registry.example").run("tc qdisc del dev eth0 root 2>/dev/null || true");
  }

  @AfterEach
  void bringAllBack() {
    quickenTheBalancer();
    DEPLOYMENT.machine("storage").run("systemctl start redis-server");
    NODES.forEach(node -> DEPLOYMENT.machine(node).run("systemctl start stowage"));
    DEPLOYMENT.awaitBothInstances();
  }

  @Test
  void aPushComesThrough() throws IOException {
    ClientImage image = load("failing/push", 51);
    CompletableFuture<Command.Outcome> push = DEPLOYMENT.client().begin(image.pushing());

    failOnce(push, () -> uploadsUnderWay("failing/push"));

    assertThat(push.join().exit()).as(push.join().toString()).isZero();
    quickenTheBalancer();
    image.assertComesBack();
  }

  @Test
  void aPullComesThrough() throws IOException {
    ClientImage image = load("failing/pull", 61);
    quickenTheBalancer();
    image.push();
    slowTheBalancer();
    String digest = image.digest();
    image.forget();
    CompletableFuture<Command.Outcome> pull = DEPLOYMENT.client().begin(image.pulling());

    failOnce(pull, DeploymentFailureIT::downloadsUnderWay);

    assertThat(pull.join().exit()).as(pull.join().toString()).isZero();
    quickenTheBalancer();
    image.assertIs(digest);
  }

  @Test
  void aPushGoesOnAcrossAStopThatDrains() throws IOException {
    ClientImage image = load("failing/drained", 71);
    CompletableFuture<Command.Outcome> push = DEPLOYMENT.client().begin(image.pushing());
    awaitDuring(push, () -> uploadsUnderWay("failing/drained"));

    DEPLOYMENT.machine(busiest()).run("systemctl stop stowage");

    assertThat(push.join().exit()).as(push.join().toString()).isZero();
    assertThat(push.join().out()).doesNotContain("Retrying");
    quickenTheBalancer();
    image.assertComesBack();
  }

  private static ClientImage load(String repository, long seed) throws IOException {
    return ClientImage.load(DEPLOYMENT.client(), repository, seed, LAYERS, LAYER);
  }

  /** Stops Redis, and kills the instance that most of the client's connections lead to. */
  private static void failOnce(CompletableFuture<?> transfer, BooleanSupplier started) {
    awaitDuring(transfer, started);
    DEPLOYMENT.machine("storage").run("systemctl stop redis-server");
    DEPLOYMENT.machine(busiest()).run("systemctl kill --signal=KILL stowage");
    assertThat(transfer).as("under way when the instance was killed").isNotDone();
  }

  private static void awaitDuring(CompletableFuture<?> transfer, BooleanSupplier started) {
    Eventually.holds(LIMIT, started, () -> "nothing is transferred");
    assertThat(transfer).isNotDone();
  }

  private static boolean uploadsUnderWay(String repository) {
    String directory = "/srv/registry/docker/registry/v2/repositories/" + repository + "/_uploads";
    return found("node-a", directory, "data");
  }

  private static boolean downloadsUnderWay() {
    return found("client", "/var/lib/docker/tmp", "GetImageBlob*");
  }

  private static boolean found(String machine, String directory, String name) {
    String command = "find %s -name '%s' -size +1M".formatted(directory, name);
    return !DEPLOYMENT.machine(machine).bash(command).run().out().isEmpty();
  }

  private static String busiest() {
    return NODES.stream().max(Comparator.comparing(DeploymentFailureIT::connections)).orElseThrow();
  }

  private static int connections(String node) {
    String command = "ss -Htn state established '( sport = :5000 )' | wc -l";
    return Integer.parseInt(DEPLOYMENT.machine(node).run(command).strip());
  }
}
