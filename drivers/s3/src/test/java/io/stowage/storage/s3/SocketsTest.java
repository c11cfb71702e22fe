// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SocketsTest {
  private final Sockets sockets = new Sockets(Duration.ofMillis(50));

  private interface Use {
    void of(Socket ours, Socket theirs) throws IOException;
  }

  private void connected(Use use) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket ours = sockets.createSocket()) {
      ours.connect(server.getLocalSocketAddress());
      try (Socket theirs = server.accept()) {
        use.of(ours, theirs);
      }
    }
  }

  @Test
  void aSilentStoreIsNotWaitedForWhereTheClientSetsNoLimit() throws IOException {
    connected(
        (ours, theirs) -> {
          ours.setSoTimeout(0);

          assertThatThrownBy(() -> ours.getInputStream().read())
              .isInstanceOf(SocketTimeoutException.class);
        });
  }

  @Test
  void whatComesIsReadAfterALimitThatHasPassed() throws IOException {
    connected(
        (ours, theirs) -> {
          ours.setSoTimeout(1);
          InputStream in = ours.getInputStream();
          assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
          ours.setSoTimeout(0);
          theirs.getOutputStream().write(7);

          assertThat(in.read()).isEqualTo(7);
        });
  }
}
