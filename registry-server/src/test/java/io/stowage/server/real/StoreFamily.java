// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.DockerArchive;
import io.stowage.server.real.support.DockerEngine;
import io.stowage.server.real.support.RegistryClient;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import io.stowage.server.real.support.Skopeo;
import io.stowage.server.real.support.StoreBackend;
import io.stowage.tck.http.RegistryTarget;
import io.stowage.tck.http.RegistryTck;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the server does on any driver: a class for each real backend extends this one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreFamily {
  private static final int MIB = 1 << 20;
  private static final int LAYERS = 9;
  private static final int LAYER_SIZE = 24 * MIB;

  @TempDir Path directory;
  private StoreBackend backend;

  /** Starts the backend. */
  abstract StoreBackend startBackend();

  /** Settings of the driver that keep the tests short, as YAML behind those of its place. */
  abstract String impatience();

  /** Whether pulls are redirected to the backend. */
  abstract boolean redirects();

  /**
   * How many calls of the backend a page of a listing may take: for its names, for what the server
   * asks before, and for the branches of a tree where it has some.
   */
  int callsOfPage() {
    return 6;
  }

  /**
   * How many tags a repository has whose pages are counted; there are two fifths as many others.
   */
  int tagsToList() {
    return 5000;
  }

  /** How many more each repository of a page costs, where the store cannot group by repository. */
  int callsOfRepository() {
    return 0;
  }

  @BeforeAll
  void start() {
    backend = startBackend();
  }

  @AfterAll
  void stop() {
    if (backend != null) {
      backend.close();
    }
  }

  StoreBackend backend() {
    return backend;
  }

  static RegistryProcess serve(String storage) {
    return RegistryProcess.start(RegistryProgram.stowage(), RegistrySettings.on(storage));
  }

  @TestFactory
  Stream<DynamicContainer> keepsTheContractOfARegistry() {
    RegistryProcess registry = serve(backend.freshPlace());
    String name = "Stowage by " + getClass().getSimpleName();
    RegistryTarget target = RegistryTarget.at(URI.create(registry.url())).named(name);
    return RegistryTck.of(target, List.of()).onClose(registry::close);
  }

  @Test
  void skopeoPullsBackAnImageOfTwoHundredMegabytesThatItPushed() throws IOException {
    Path archive = directory.resolve("image.tar");
    DockerArchive.write(archive, "made/here:v1", 1, LAYERS, LAYER_SIZE);
    try (RegistryProcess registry = serve(backend.freshPlace())) {
      String image = "docker://" + registry.address() + "/team/large:v1";

      Skopeo.copy("docker-archive:" + archive, image);
      Files.delete(archive);
      Skopeo.copy(image, "dir:" + directory.resolve("out"));
    }

    JsonNode layers =
        new ObjectMapper().readTree(directory.resolve("out/manifest.json").toFile()).get("layers");
    assertThat(layers).hasSize(LAYERS);
    for (JsonNode layer : layers) {
      String digest = layer.get("digest").asText();
      Path file = directory.resolve("out").resolve(digest.substring("sha256:".length()));
      assertThat(Bytes.digest(Files.readAllBytes(file))).isEqualTo(digest);
    }
  }

  @Test
  void theDockerEnginePullsBackAnImageOfTwoHundredMegabytesThatItPushed() throws IOException {
    Path archive = directory.resolve("image.tar");
    try (RegistryProcess registry = serve(backend.freshPlace());
        DockerEngine engine = DockerEngine.start(directory)) {
      String name = "localhost:" + registry.port() + "/team/large:v1";
      String id = DockerArchive.write(archive, name, 2, LAYERS, LAYER_SIZE);
      engine.docker("load", "--input", archive.toString());
      engine.docker("push", name);
      engine.docker("image", "rm", name);

      engine.docker("pull", name);

      assertThat(engine.docker("image", "inspect", "--format={{.Id}}", name).strip()).isEqualTo(id);
    }
  }

  @Test
  void anInstanceGoesOnWithAPushThatAnotherWasKilledIn() throws IOException {
    byte[] bytes = Bytes.random(3, 40 * MIB);
    String place = backend.freshPlace();
    try (RegistryProcess one = serve(place);
        RegistryProcess other = serve(place)) {
      String location = one.client().beginUpload("team/app");
      location = other.client().patch(at(other, location), Arrays.copyOf(bytes, 13 * MIB));
      String last = at(one, location);
      InputStream rest = KillingStream.of(bytes, 13 * MIB, 30 * MIB, one::kill);
      assertThatThrownBy(
              () -> one.client().send("PATCH", last, BodyPublishers.ofInputStream(() -> rest)))
          .isInstanceOf(IOException.class);

      HttpResponse<byte[]> status = other.client().get(at(other, location));
      String range = status.headers().firstValue("Range").orElseThrow();
      int size = Integer.parseInt(range.substring(range.indexOf('-') + 1)) + 1;
      assertThat(size).isBetween(13 * MIB, 30 * MIB);
      HttpResponse<byte[]> commit =
          other
              .client()
              .commit(
                  at(other, status.headers().firstValue("Location").orElseThrow()),
                  Bytes.digest(bytes),
                  Arrays.copyOfRange(bytes, size, bytes.length));

      assertThat(commit.statusCode()).as(RegistryClient.text(commit)).isEqualTo(201);
      assertThat(pull(other, "team/app", Bytes.digest(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void aPullIsRedirectedToTheBackendWhereItCanBe() throws IOException {
    byte[] bytes = Bytes.random(4, 12 * MIB);
    try (RegistryProcess registry = serve(backend.freshPlace())) {
      String digest = registry.client().pushBlob("team/app", bytes);

      HttpResponse<byte[]> answer = registry.client().get("/v2/team/app/blobs/" + digest);
      HttpResponse<byte[]> head = registry.client().send("HEAD", "/v2/team/app/blobs/" + digest);

      assertThat(answer.statusCode()).isEqualTo(redirects() ? 307 : 200);
      assertThat(pull(registry, "team/app", digest)).isEqualTo(bytes);
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(bytes.length);
    }
  }

  @Test
  void aPullIsNotRedirectedWhereThatIsDisabled() throws IOException {
    byte[] bytes = Bytes.random(5, 12 * MIB);
    String storage = backend.freshPlace() + "  redirect:\n    disable: true\n";
    try (RegistryProcess registry = serve(storage)) {
      String digest = registry.client().pushBlob("team/app", bytes);

      HttpResponse<byte[]> answer = registry.client().get("/v2/team/app/blobs/" + digest);
      HttpResponse<byte[]> part =
          registry.client().get("/v2/team/app/blobs/" + digest, "Range", "bytes=11000000-11000009");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(bytes);
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 11_000_000, 11_000_010));
    }
  }

  @Test
  void aBackendThatIsAwayIsSaidToBeAndServedAgainWhenItIsBack() throws IOException {
    byte[] bytes = Bytes.random(6, 12 * MIB);
    byte[] first = Arrays.copyOf(bytes, 6 * MIB);
    byte[] rest = Arrays.copyOfRange(bytes, first.length, bytes.length);
    try (RegistryProcess registry = serve(backend.freshPlace() + impatience())) {
      RegistryClient client = registry.client();
      String location = client.patch(client.beginUpload("team/app"), first);
      backend.stop();
      HttpResponse<byte[]> away;
      try {
        away = client.commit(location, Bytes.digest(bytes), rest);
      } finally {
        backend.restart();
      }
      HttpResponse<byte[]> back = client.commit(location, Bytes.digest(bytes), rest);

      assertThat(away.statusCode()).as(RegistryClient.text(away)).isEqualTo(503);
      assertThat(away.headers().firstValue("Retry-After")).isPresent();
      assertThat(back.statusCode()).as(RegistryClient.text(back)).isEqualTo(201);
      assertThat(pull(registry, "team/app", Bytes.digest(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void pagesOfTheCatalogAndOfTagsCostAFewCalls() throws IOException {
    List<String> repositories = Pages.repositories(tagsToList() * 2 / 5);
    List<String> tags = Pages.tags(tagsToList());
    String place = backend.freshPlace();
    try (RegistryProcess registry = serve(place)) {
      RegistryClient client = registry.client();
      backend.stock(place, repositories, tags);
      long start = backend.calls();

      List<String> catalog = Pages.catalog(client);
      long known = backend.calls();
      List<String> again = Pages.catalog(client);
      long listed = backend.calls();
      List<String> found = Pages.tags(client, repositories.get(0));
      long end = backend.calls();

      assertThat(catalog).isEqualTo(again).isEqualTo(repositories.stream().sorted().toList());
      assertThat(found).isEqualTo(tags.stream().sorted().toList());
      long pages = Pages.of(catalog);
      long most = callsOfPage() * pages + (long) callsOfRepository() * catalog.size();
      assertThat(known - start)
          .as("while each repository is looked at once")
          .isBetween(pages, most + catalog.size());
      assertThat(listed - known).isBetween(pages, most);
      assertThat(end - listed)
          .isBetween((long) Pages.of(found), (long) callsOfPage() * Pages.of(found));
    }
  }

  @Test
  void twentyPushesAtOnceFitIntoASmallHeap() throws Exception {
    RegistryProgram small = RegistryProgram.stowageWith("-Xmx256m");
    try (RegistryProcess registry =
        RegistryProcess.start(small, RegistrySettings.on(backend.freshPlace()))) {

      ManyPushes pushes = ManyPushes.at(registry.url(), 20, 32 * MIB);

      assertThat(pushes.statuses()).hasSize(20).containsOnly(201);
      assertThat(registry.log()).doesNotContain("OutOfMemoryError");
      assertThat(pushes.digestOfPulled(7)).isEqualTo(pushes.digest(7));
    }
  }

  private static byte[] pull(RegistryProcess registry, String repository, String digest)
      throws IOException {
    HttpResponse<byte[]> answer = registry.client().get("/v2/" + repository + "/blobs/" + digest);
    return answer.statusCode() == 307
        ? registry.client().get(answer.headers().firstValue("Location").orElseThrow()).body()
        : answer.body();
  }

  /** A location as another instance has it. */
  static String at(RegistryProcess registry, String location) {
    URI uri = URI.create(location);
    return registry.url() + uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
