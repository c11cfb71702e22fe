// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sends wrong requests to a registry, and checks that it has come to no harm. */
public final class HostileClient {

  /** The repository that hostile requests name; it is never to be seen. */
  private static final String TARGET = "hostile/target";

  /** What {@code {blob}} in a case names: a blob that is there. */
  private static final byte[] PREREQUISITE = "{}".getBytes(UTF_8);

  private final RunningRegistry registry;

  public HostileClient(RunningRegistry registry) {
    this.registry = registry;
  }

  /** Sends a case and checks that its answer is an expected one and says what is wrong. */
  public void send(WireCase wireCase) throws IOException {
    Optional<Answer> answer;
    try (Wire wire = Wire.to(registry.process().port())) {
      answer = wire.exchange(wireCase.bytes(values(wireCase)));
    }
    if (answer.isEmpty()) {
      assertThat(wireCase.mayClose()).as("hung up without an answer to: " + wireCase).isTrue();
      return;
    }
    int status = answer.get().status();
    assertThat(wireCase.allows(status)).as("%s: %s", wireCase, answer.get()).isTrue();
    if (status >= 400 && !wireCase.mayBePlain()) {
      ErrorJson.check(wireCase.name(), answer.get().body());
    }
  }

  /** Checks that nothing is visible of what was refused, and that an image goes in and out. */
  public void checkUnharmed() throws IOException {
    Image image = pushImage("healthy");
    assertThat(get("/v2/healthy/manifests/v1", "Accept", Image.MANIFEST).body())
        .isEqualTo(image.manifest().bytes());
    JsonNode catalog = new ObjectMapper().readTree(get("/v2/_catalog").body());
    assertThat(catalog.get("repositories"))
        .extracting(JsonNode::asText)
        .contains("healthy")
        .isSubsetOf("healthy", TARGET);
    assertThat(new String(get("/v2/" + TARGET + "/tags/list").body(), UTF_8))
        .containsAnyOf("NAME_UNKNOWN", "\"tags\":null", "\"tags\":[]");
    checkFiles(image);
  }

  /** Pushes a small image as {@code repository:v1}. */
  public Image pushImage(String repository) throws IOException {
    Image image = Image.tiny(171);
    for (Content blob : image.blobs()) {
      registry.client().pushBlob(repository, blob.bytes());
    }
    HttpResponse<byte[]> put =
        registry.client().putManifest(repository, "v1", Image.MANIFEST, image.manifest().bytes());
    assertThat(put.statusCode()).as(RegistryClient.text(put)).isEqualTo(201);
    return image;
  }

  /** Nothing beside the store, nothing in it but the layout, no blob that was not committed. */
  private void checkFiles(Image image) throws IOException {
    assertThat(registry.home()).isDirectoryNotContaining(path -> !path.equals(registry.store()));
    Path root = registry.store().resolve("docker/registry/v2");
    try (Stream<Path> children = Files.list(root)) {
      assertThat(children.map(root::relativize).map(Path::toString))
          .isSubsetOf("blobs", "repositories", "_stowage");
    }
    Set<String> committed = new HashSet<>();
    committed.add(Bytes.digest(PREREQUISITE));
    committed.add(image.manifest().digest());
    image.blobs().forEach(blob -> committed.add(blob.digest()));
    try (Stream<Path> paths = Files.walk(root.resolve("blobs"))) {
      for (Path data : paths.filter(path -> path.endsWith("data")).toList()) {
        String digest = "sha256:" + data.getParent().getFileName();
        assertThat(committed).contains(digest);
        assertThat(Bytes.digest(Files.readAllBytes(data))).isEqualTo(digest);
      }
    }
  }

  private Map<String, String> values(WireCase wireCase) throws IOException {
    Map<String, String> values = new TreeMap<>();
    values.put("name", TARGET);
    if (wireCase.request().contains("{upload}")) {
      URI location = URI.create(registry.client().beginUpload(TARGET));
      String query = Optional.ofNullable(location.getRawQuery()).orElse("continue=yes");
      values.put("upload", location.getRawPath() + "?" + query);
    }
    if (wireCase.request().contains("{blob}")) {
      values.put("blob", registry.client().pushBlob(TARGET, PREREQUISITE));
    }
    return values;
  }

  private HttpResponse<byte[]> get(String target, String... headers) throws IOException {
    return registry.client().get(target, headers);
  }
}
