// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Deployment;
import io.stowage.server.real.support.Guide;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The guide to a deployment holds what it says: to build the deployment runs its steps on the
 * nodes, the balancer and the client, and this runs those of the containers.
 */
class GuideIT {

  @RegisterExtension static final Deployment DEPLOYMENT = Deployment.byTheGuide();

  @BeforeAll
  static void provide() {
    DEPLOYMENT.provideContainerHost();
  }

  @TestFactory
  Stream<DynamicTest> itsContainersRunStepByStep() {
    return DEPLOYMENT.guide().stepsOn(Deployment.CONTAINERS, true).stream()
        .map(step -> DynamicTest.dynamicTest(step.heading(), () -> run(step)));
  }

  private static void run(Guide.Step step) {
    DEPLOYMENT.machine(Deployment.CONTAINERS).run(step.script());
  }

  @Test
  void theServiceIsLocked() {
    String rating =
        DEPLOYMENT
            .machine("node-a")
            .run(
                "systemd-analyze security --offline=true --threshold=20"
                    + " /etc/systemd/system/stowage.service");

    assertThat(rating).contains("OK");
  }
}
