// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.ClientImage;
import io.stowage.server.real.support.Command;
import io.stowage.server.real.support.Deployment;
import io.stowage.server.real.support.Outage;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
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

  @RegisterExtension static final Deployment DEPLOYMENT = Deployment.byTheGuide();

  private final Outage outage = new Outage(DEPLOYMENT);
  private String failing = "node-a";

  @BeforeEach
  void slowTheBalancer() {
    outage.slowTheBalancer();
  }

  @AfterEach
  void bringBack() {
    outage.bringBack(failing, "stowage");
  }

  @Test
  void aPushComesThrough() throws IOException {
    ClientImage image = outage.image("failing/push", 51);
    CompletableFuture<Command.Outcome> push = DEPLOYMENT.client().begin(image.pushing());
    outage.awaitUpload(push, "failing/push");

    failing = outage.busiest();
    outage.failDuring(push, failing, "stowage");

    assertThat(push.join().exit()).as(push.join().toString()).isZero();
    outage.quickenTheBalancer();
    image.assertComesBack();
  }

  @Test
  void aPullComesThrough() throws IOException {
    ClientImage image = outage.image("failing/pull", 61);
    outage.quickenTheBalancer();
    image.push();
    outage.slowTheBalancer();
    String digest = image.digest();
    image.forget();
    CompletableFuture<Command.Outcome> pull = DEPLOYMENT.client().begin(image.pulling());
    outage.awaitDownload(pull);

    failing = outage.busiest();
    outage.failDuring(pull, failing, "stowage");

    assertThat(pull.join().exit()).as(pull.join().toString()).isZero();
    outage.quickenTheBalancer();
    image.assertIs(digest);
  }

  @Test
  void aPushGoesOnAcrossAStopThatDrains() throws IOException {
    ClientImage image = outage.image("failing/drained", 71);
    CompletableFuture<Command.Outcome> push = DEPLOYMENT.client().begin(image.pushing());
    outage.awaitUpload(push, "failing/drained");

    failing = outage.busiest();
    DEPLOYMENT.machine(failing).run("systemctl stop stowage");

    assertThat(push.join().exit()).as(push.join().toString()).isZero();
    assertThat(push.join().out()).doesNotContain("Retrying");
    outage.quickenTheBalancer();
    image.assertComesBack();
  }
}
