// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Deployment;
import io.stowage.server.real.support.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One request of a push reaches one instance of the deployment, and the next the other. */
class DeploymentNodesIT {

  @RegisterExtension static final Deployment DEPLOYMENT = Deployment.byTheGuide();

  /** Digest of a gibibyte of zeros. */
  private static final String DIGEST =
      "sha256:49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14";

  @Test
  void aLayerOfAGibibyteIsSentToOneAndClosedOnTheOtherWhichNeedNotReadIt() {
    String location =
        DEPLOYMENT
            .client()
            .run(
                """
                truncate --size 1G /srv/layer
                curl() { command curl --http1.1 --silent --show-error --fail --cacert /etc/docker/certs.d/%1$s/ca.crt --user '%2$s:%3$s' "$@"; }
                location=$(curl --request POST --dump-header - https://node-a:5000/v2/nodes/large/blobs/uploads/ | sed -n 's/^location: \\(.*\\)\\r/\\1/Ip')
                curl --request PATCH --header 'Content-Type: application/octet-stream' --header 'Expect:' --upload-file /srv/layer --dump-header - "$location" | sed -n 's/^location: \\(.*\\)\\r/\\1/Ip'
                """
                    .formatted(Deployment.REGISTRY, Deployment.USER, Deployment.PASSWORD))
            .strip();
    Machine other = DEPLOYMENT.machine("node-b");
    long before = bytesRead(other);

    String answer =
        DEPLOYMENT
            .client()
            .run(
                """
                curl --silent --show-error --cacert /etc/docker/certs.d/%1$s/ca.crt --user '%2$s:%3$s' --request PUT --write-out '%%{http_code}' '%4$s&digest=%5$s'
                """
                    .formatted(
                        Deployment.REGISTRY,
                        Deployment.USER,
                        Deployment.PASSWORD,
                        location.replace("//node-a:", "//node-b:"),
                        DIGEST));

    assertThat(answer).isEqualTo("201");
    assertThat(bytesRead(other) - before).as("bytes that node-b read").isLessThan(64 << 20);
  }

  private static long bytesRead(Machine machine) {
    String command = "sed -n 's/^rchar: //p' /proc/$(cat /run/units/stowage.pid)/io";
    return Long.parseLong(machine.run(command).strip());
  }
}
