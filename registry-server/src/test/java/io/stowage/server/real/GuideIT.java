// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The guide to a deployment holds what it says: to build the deployment runs every step, and a
 * command that fails fails all that share it.
 */
class GuideIT {

  @RegisterExtension static final Deployment DEPLOYMENT = Deployment.byTheGuide();

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
