// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Content;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.OciLayout;
import io.stowage.server.real.support.RegistryClient;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import io.stowage.server.real.support.Skopeo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stowage and CNCF distribution run at once on one directory, with one secret. */
class InterchangeIT {

  private enum Direction {
    FROM_STOWAGE,
    TO_STOWAGE
  }

  @TempDir Path directory;
  private RegistryProcess ours;
  private RegistryProcess theirs;

  @BeforeEach
  void startBothOnOneStore() {
    RegistrySettings settings = RegistrySettings.on(directory.resolve("store"));
    ours = RegistryProcess.start(RegistryProgram.underTest(), settings);
    theirs = RegistryProcess.start(RegistryProgram.incumbent(), settings);
  }

  @AfterEach
  void stopBoth() {
    if (ours != null) {
      ours.close();
    }
    if (theirs != null) {
      theirs.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void imageOfOneIsPulledFromTheOther(Direction direction) throws IOException {
    Image image = Image.of(101, "amd64", 3, 100_000);
    OciLayout layout = OciLayout.create(directory.resolve("in"), "v1", image.manifest());
    layout.add(image);

    Skopeo.copy("oci:" + layout.directory() + ":v1", name(writer(direction)));
    Path out = directory.resolve("out");
    Skopeo.copy(name(reader(direction)), "oci:" + out + ":v1");

    assertThat(new OciLayout(out).topDigest()).isEqualTo(image.manifest().digest());
    SkopeoCopyIT.assertThatImageIsIn(new OciLayout(out), image);
  }

  @ParameterizedTest
  @EnumSource
  void repositoriesAndTagsOfOneAreListedByTheOther(Direction direction) throws IOException {
    OciLayout layout = layoutOfTinyImage();
    for (String name : List.of("b/c:v2", "b/c:v1", "a:latest", "b/c/d:x")) {
      Skopeo.copy(
          "oci:" + layout.directory() + ":v1",
          "docker://" + writer(direction).address() + "/" + name);
    }

    RegistryClient client = reader(direction).client();

    assertThat(list(client, "/v2/_catalog", "repositories")).containsExactly("a", "b/c", "b/c/d");
    assertThat(list(client, "/v2/b/c/tags/list", "tags")).containsExactlyInAnyOrder("v1", "v2");
  }

  @ParameterizedTest
  @EnumSource
  void uploadBegunOnOneIsFinishedOnTheOther(Direction direction) throws IOException {
    byte[] bytes = Bytes.random(111, 3_000_000);
    byte[] first = Arrays.copyOfRange(bytes, 0, 1_000_001);
    byte[] second = Arrays.copyOfRange(bytes, 1_000_001, 2_500_000);
    byte[] rest = Arrays.copyOfRange(bytes, 2_500_000, bytes.length);

    String begun = writer(direction).client().beginUpload("moved");
    String patched = writer(direction).client().patch(begun, first);
    String moved = reader(direction).client().patch(at(reader(direction), patched), second);
    HttpResponse<byte[]> commit =
        reader(direction).client().commit(moved, Bytes.digest(bytes), rest);

    assertThat(commit.statusCode()).as(RegistryClient.text(commit)).isEqualTo(201);
    for (RegistryProcess registry : List.of(ours, theirs)) {
      HttpResponse<byte[]> pulled = registry.client().get("/v2/moved/blobs/" + Bytes.digest(bytes));
      assertThat(pulled.statusCode()).isEqualTo(200);
      assertThat(pulled.body()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @EnumSource
  void uploadChangesSidesWithEachChunk(Direction direction) throws IOException {
    byte[] chunk = Bytes.random(121, 100_000);
    byte[] whole = new byte[4 * chunk.length];
    String location = writer(direction).client().beginUpload("back/and/forth");
    for (int i = 0; i < 4; i++) {
      System.arraycopy(chunk, 0, whole, i * chunk.length, chunk.length);
      RegistryProcess registry = i % 2 == 0 ? reader(direction) : writer(direction);
      location = registry.client().patch(at(registry, location), chunk);
    }

    HttpResponse<byte[]> commit =
        reader(direction)
            .client()
            .commit(at(reader(direction), location), Bytes.digest(whole), new byte[0]);

    assertThat(commit.statusCode()).as(RegistryClient.text(commit)).isEqualTo(201);
    assertThat(writer(direction).client().get("/v2/back/and/forth/blobs/" + Bytes.digest(whole)))
        .extracting(HttpResponse::body)
        .isEqualTo(whole);
  }

  @ParameterizedTest
  @EnumSource
  void eachRequestOfAPushReachesTheOtherInTurn(Direction direction) throws IOException {
    Image image = Image.of(141, "amd64", 2, 300_000);
    Turns turns = new Turns(List.of(writer(direction), reader(direction)));

    for (Content blob : image.blobs()) {
      pushInTurn(turns, "in/turn", blob.bytes());
    }
    HttpResponse<byte[]> put =
        turns
            .next()
            .client()
            .putManifest("in/turn", "v1", Image.MANIFEST, image.manifest().bytes());

    assertThat(put.statusCode()).as(RegistryClient.text(put)).isEqualTo(201);
    for (RegistryProcess registry : List.of(ours, theirs)) {
      HttpResponse<byte[]> manifest =
          registry.client().get("/v2/in/turn/manifests/v1", "Accept", Image.MANIFEST);
      assertThat(manifest.body()).isEqualTo(image.manifest().bytes());
      for (Content blob : image.blobs()) {
        assertThat(registry.client().get("/v2/in/turn/blobs/" + blob.digest()).body())
            .isEqualTo(blob.bytes());
      }
    }
  }

  /** Two chunks, the question where the upload stands, and the rest with the commit. */
  private static void pushInTurn(Turns turns, String name, byte[] bytes) throws IOException {
    int third = bytes.length / 3;
    byte[] first = Arrays.copyOfRange(bytes, 0, third);
    byte[] second = Arrays.copyOfRange(bytes, third, 2 * third);
    byte[] rest = Arrays.copyOfRange(bytes, 2 * third, bytes.length);
    assertThat(head(turns.next(), name, bytes).statusCode()).isEqualTo(404);
    String location = turns.next().client().beginUpload(name);
    for (byte[] chunk : List.of(first, second)) {
      RegistryProcess registry = turns.next();
      location = registry.client().patch(at(registry, location), chunk);
    }
    RegistryProcess asked = turns.next();
    HttpResponse<byte[]> status = asked.client().get(at(asked, location));
    assertThat(status.statusCode()).as(RegistryClient.text(status)).isEqualTo(204);
    assertThat(status.headers().firstValue("Range")).contains("0-" + (2 * third - 1));
    location = status.headers().firstValue("Location").orElseThrow();
    RegistryProcess last = turns.next();
    HttpResponse<byte[]> commit =
        last.client().commit(at(last, location), Bytes.digest(bytes), rest);
    assertThat(commit.statusCode()).as(RegistryClient.text(commit)).isEqualTo(201);
    assertThat(head(turns.next(), name, bytes).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> head(RegistryProcess registry, String name, byte[] bytes)
      throws IOException {
    return registry.client().send("HEAD", "/v2/" + name + "/blobs/" + Bytes.digest(bytes));
  }

  /** Registries, of which the next is asked each time, as a balancer without affinity does. */
  private static final class Turns {
    private final List<RegistryProcess> registries;
    private int taken;

    Turns(List<RegistryProcess> registries) {
      this.registries = registries;
    }

    RegistryProcess next() {
      return registries.get(taken++ % registries.size());
    }
  }

  private RegistryProcess writer(Direction direction) {
    return direction == Direction.FROM_STOWAGE ? ours : theirs;
  }

  private RegistryProcess reader(Direction direction) {
    return direction == Direction.FROM_STOWAGE ? theirs : ours;
  }

  private OciLayout layoutOfTinyImage() throws IOException {
    Image image = Image.tiny(131);
    OciLayout layout = OciLayout.create(directory.resolve("in"), "v1", image.manifest());
    layout.add(image);
    return layout;
  }

  private static String name(RegistryProcess registry) {
    return "docker://" + registry.address() + "/exchanged/image:v1";
  }

  private static String at(RegistryProcess registry, String location) {
    URI uri = URI.create(location);
    return registry.url() + uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private static List<String> list(RegistryClient client, String target, String field)
      throws IOException {
    JsonNode json = new ObjectMapper().readTree(new String(client.get(target).body(), UTF_8));
    List<String> values = new ArrayList<>();
    json.get(field).forEach(value -> values.add(value.asText()));
    return values;
  }
}
