// SPDX-License-Identifier: Apache-2.0
package io.stowage.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.ListenAddress;
import io.stowage.server.config.RegistryConfig;
import io.stowage.storage.DriverLoadException;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryServerTest {
  private static final RegistryConfig ANY_PORT =
      RegistryConfig.defaults().withDriver("inmemory", Map.of()).withAddress("127.0.0.1", 0);

  @TempDir private Path directory;

  private static int get(URI url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private RegistryConfig onSocket(Path socket) {
    HttpConfig http =
        ANY_PORT.http().toBuilder().addr(new ListenAddress.UnixSocket(socket)).build();
    return ANY_PORT.withHttp(http);
  }

  @Test
  void aStartedServerAnswersWhereItSays() throws Exception {
    try (RegistryServer server = RegistryServer.start(ANY_PORT)) {
      assertThat(server.port()).isPositive();
      assertThat(server.url()).isEqualTo(URI.create("http://127.0.0.1:" + server.port()));
      assertThat(get(server.url().resolve("/v2/"))).isEqualTo(200);
    }
  }

  @Test
  void aClosedServerIsGone() throws Exception {
    RegistryServer server = RegistryServer.start(ANY_PORT);
    URI url = server.url();

    server.close();
    server.close();

    assertThatThrownBy(() -> get(url)).isInstanceOf(IOException.class);
  }

  @Test
  void anAddressInUseIsNamed() throws Exception {
    try (RegistryServer server = RegistryServer.start(ANY_PORT)) {
      RegistryConfig same = ANY_PORT.withAddress("127.0.0.1", server.port());

      assertThatThrownBy(() -> RegistryServer.start(same))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "http.addr: cannot listen on 127.0.0.1:" + server.port() + ": the address is in use");
    }
  }

  @Test
  void anAddressOfAnotherMachineIsNamed() {
    assertThatThrownBy(() -> RegistryServer.start(ANY_PORT.withAddress("192.0.2.1", 5000)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("http.addr: cannot listen on 192.0.2.1:5000: ");
  }

  @Test
  void anUnknownDriverIsNamed() {
    assertThatThrownBy(() -> RegistryServer.start(ANY_PORT.withDriver("tape", Map.of())))
        .isInstanceOf(DriverLoadException.class)
        .hasMessageContaining("tape");
  }

  @Test
  void aDriverThatIsLentStaysOpen() throws Exception {
    try (StorageDriver driver = StorageDrivers.load().open("inmemory", Map.of())) {
      try (RegistryServer server = RegistryServer.start(ANY_PORT, driver)) {
        assertThat(server.location()).isEqualTo(driver.location());
      }

      driver.probe();
    }
  }

  @Test
  void twoServersRunBesideEachOther() throws Exception {
    try (RegistryServer one = RegistryServer.start(ANY_PORT);
        RegistryServer other = RegistryServer.start(ANY_PORT)) {
      assertThat(get(one.url().resolve("/v2/"))).isEqualTo(200);
      assertThat(get(other.url().resolve("/v2/"))).isEqualTo(200);
    }
  }

  @Test
  void aServerListensOnAUnixSocketAndRemovesItAfterwards() throws Exception {
    Path socket = directory.resolve("registry.sock");
    try (RegistryServer server = RegistryServer.start(onSocket(socket));
        SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      client.write(
          ByteBuffer.wrap("GET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
      ByteBuffer answer = ByteBuffer.allocate(12);
      while (answer.hasRemaining() && client.read(answer) >= 0) {}

      assertThat(new String(answer.array(), StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
      assertThat(server.port()).isEqualTo(-1);
      assertThat(server.url()).isEqualTo(URI.create("unix:" + socket));
    }
    assertThat(socket).doesNotExist();
  }

  @Test
  void theSocketOfAServerThatWasKilledIsReplaced() throws Exception {
    Path socket = directory.resolve("registry.sock");
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();

    try (RegistryServer server = RegistryServer.start(onSocket(socket))) {
      assertThat(server.address()).isEqualTo(new ListenAddress.UnixSocket(socket));
    }
  }

  @Test
  void theSocketOfAServerThatRunsIsLeftAlone() throws Exception {
    Path socket = directory.resolve("registry.sock");
    try (RegistryServer server = RegistryServer.start(onSocket(socket))) {
      assertThatThrownBy(() -> RegistryServer.start(onSocket(socket)))
          .hasMessage(
              "http.addr: cannot listen on "
                  + server.address()
                  + ": another process listens there");
    }
  }

  @Test
  void aFileThatIsNoSocketIsLeftAlone() throws Exception {
    Path file = Files.writeString(directory.resolve("data"), "precious");

    assertThatThrownBy(() -> RegistryServer.start(onSocket(file)))
        .hasMessageEndingWith("the file is there and is no socket");
    assertThat(file).hasContent("precious");
  }
}
