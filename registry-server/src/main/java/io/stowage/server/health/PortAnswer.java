// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.health;

import io.stowage.server.config.HealthConfig.PortCheck;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether somebody listens on a TCP port. */
record PortAnswer(PortCheck check) implements Check {
  @Override
  public String name() {
    return check.address().toString();
  }

  @Override
  public void look() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(check.address().host(), check.address().port()),
          Math.toIntExact(check.timeout().toMillis()));
    }
  }
}
