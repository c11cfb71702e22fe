// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.ClientImage;
import io.stowage.server.real.support.Command;
import io.stowage.server.real.support.Deployment;
import io.stowage.server.real.support.Outage;
import io.stowage.server.real.support.Tool;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * In the place of one instance runs CNCF distribution, with the same file, secret, accounts and
 * certificate on the same volume, as during a change from the one to the other.
 */
class DeploymentMixedIT {

  private static final int LAYER = 4 * 1024 * 1024;

  @RegisterExtension static final Deployment DEPLOYMENT = Deployment.byTheGuide();

  /** Release 2 has no list of addresses of Redis, so it keeps its cache to itself. */
  @BeforeAll
  static void replaceAnInstance() {
    DEPLOYMENT
        .machine("node-b")
        .run(
            """
            systemctl stop stowage
            sed 's|^ExecStart=.*|ExecStart=%s serve /etc/stowage/config.yml|; /^\\[Service\\]/a Environment=REGISTRY_STORAGE_CACHE_BLOBDESCRIPTOR=inmemory' \
              /etc/systemd/system/stowage.service >/etc/systemd/system/incumbent.service
            systemctl start incumbent
            """
                .formatted(Tool.DOCKER_REGISTRY.path()));
    // release 2 knows no PROXY header
    changeTheBalancer("/^  server node-b /s/$/ no-send-proxy-v2/");
    DEPLOYMENT.awaitBothInstances();
  }

  @AfterAll
  static void putItBack() {
    DEPLOYMENT.machine("node-b").run("systemctl stop incumbent\nsystemctl start stowage");
    changeTheBalancer("s/ no-send-proxy-v2//");
    DEPLOYMENT.awaitBothInstances();
  }

  private static void changeTheBalancer(String edit) {
    DEPLOYMENT
        .machine("registry.example")
        .run("sed -i '%s' /etc/haproxy/haproxy.cfg\nsystemctl reload haproxy".formatted(edit));
  }

  @Test
  void bothServeWhatDockerPushesThroughTheBalancer() throws IOException {
    ClientImage image = ClientImage.load(DEPLOYMENT.client(), "mixed/docker", 81, 6, LAYER);
    image.push();

    image.assertComesBack();
  }

  @Test
  void aPushComesThroughWhereOneOfThemIsKilledAndTheCacheIsAway() throws IOException {
    Outage outage = new Outage(DEPLOYMENT);
    ClientImage image = outage.image("mixed/push", 91);
    outage.slowTheBalancer();
    CompletableFuture<Command.Outcome> push = DEPLOYMENT.client().begin(image.pushing());
    outage.awaitUpload(push, "mixed/push");

    failTheBusiest(outage, push);

    image.assertComesBack();
  }

  @Test
  void aPullComesThroughWhereOneOfThemIsKilledAndTheCacheIsAway() throws IOException {
    Outage outage = new Outage(DEPLOYMENT);
    ClientImage image = outage.image("mixed/pull", 101);
    image.push();
    String digest = image.digest();
    image.forget();
    outage.slowTheBalancer();
    CompletableFuture<Command.Outcome> pull = DEPLOYMENT.client().begin(image.pulling());
    outage.awaitDownload(pull);

    failTheBusiest(outage, pull);

    image.assertIs(digest);
  }

  private static void failTheBusiest(Outage outage, CompletableFuture<Command.Outcome> transfer) {
    String node = outage.busiest();
    String service = node.equals("node-b") ? "incumbent" : "stowage";
    try {
      outage.failDuring(transfer, node, service);
      assertThat(transfer.join().exit()).as(transfer.join().toString()).isZero();
    } finally {
      outage.bringBack(node, service);
    }
  }

  @Test
  void anUploadPassesFromOneToTheOtherAndBack() {
    Command.Outcome outcome =
        DEPLOYMENT
            .client()
            .bash(
                """
                curl() { command curl --silent --show-error --fail --cacert /etc/docker/certs.d/%1$s/ca.crt --user '%2$s:%3$s' "$@"; }
                next() { sed -n 's/^location: \\(.*\\)\\r/\\1/Ip'; }
                at() { sed "s|//node-.:|//$1:|" <<<"$location"; }
                location=$(curl --request POST --dump-header - https://node-a:5000/v2/mixed/passed/blobs/uploads/ | next)
                location=$(curl --request PATCH --data-binary one --header 'Content-Type: application/octet-stream' --dump-header - "$(at node-b)" | next)
                location=$(curl --request PATCH --data-binary two --header 'Content-Type: application/octet-stream' --dump-header - "$(at node-a)" | next)
                digest=sha256:$(printf onetwothree | sha256sum | cut -d ' ' -f 1)
                curl --request PUT --data-binary three --header 'Content-Type: application/octet-stream' "$(at node-b)&digest=$digest"
                curl https://node-a:5000/v2/mixed/passed/blobs/$digest
                curl https://node-b:5000/v2/mixed/passed/blobs/$digest
                """
                    .formatted(Deployment.REGISTRY, Deployment.USER, Deployment.PASSWORD))
            .run();

    assertThat(outcome.out()).as(outcome.toString()).isEqualTo("onetwothreeonetwothree");
  }
}
