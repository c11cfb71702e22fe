// SPDX-License-Identifier: Apache-2.0
package com.example.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import land.oras.ContainerRef;
import land.oras.LocalPath;
import land.oras.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ApplicationTest {
  @TempDir Path directory;
  private ConfigurableApplicationContext application;
  private URI registry;

  @BeforeEach
  void start() {
    application =
        SpringApplication.run(
            Application.class,
            "--server.port=0",
            "--registry.port=0",
            "--registry.settings.rootdirectory=" + directory.resolve("store"));
    registry = application.getBean(EmbeddedRegistry.class).url();
  }

  @AfterEach
  void stop() {
    application.close();
  }

  @Test
  void whatIsPushedIsPulled() throws IOException {
    Registry client = Registry.builder().withInsecure(true).defaults().build();
    ContainerRef name = ContainerRef.parse(registry.getAuthority() + "/team/notes:v1");
    Path notes = Files.writeString(directory.resolve("notes.txt"), "All is well.");

    client.pushArtifact(name, LocalPath.of(notes, "text/plain"));
    Path pulled = Files.createDirectory(directory.resolve("pulled"));
    client.pullArtifact(name, pulled, true);

    assertThat(pulled.resolve("notes.txt")).hasContent("All is well.");
  }

  @Test
  void theApplicationSeesWhatIsPushed() throws Exception {
    Registry client = Registry.builder().withInsecure(true).defaults().build();
    Path notes = Files.writeString(directory.resolve("notes.txt"), "All is well.");

    client.pushArtifact(
        ContainerRef.parse(registry.getAuthority() + "/team/notes:v1"),
        LocalPath.of(notes, "text/plain"));

    assertThat(get(page("/repositories"))).isEqualTo("[\"team/notes\"]");
  }

  @Test
  void theHealthOfTheApplicationIsThatOfTheRegistryToo() throws Exception {
    String running = get(page("/actuator/health"));

    application.getBean(EmbeddedRegistry.class).stop();
    String stopped = get(page("/actuator/health"));

    assertThat(running).contains("\"registry\":{", registry.toString());
    assertThat(stopped).contains("\"registry\":{\"status\":\"OUT_OF_SERVICE\"}");
  }

  @Test
  void theRegistryStopsWithTheApplication() throws Exception {
    assertThat(get(registry.resolve("/v2/"))).isEqualTo("{}");

    application.close();

    assertThatThrownBy(() -> get(registry.resolve("/v2/"))).isInstanceOf(ConnectException.class);
  }

  private URI page(String path) {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String get(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
