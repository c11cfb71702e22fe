// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Content;
import io.stowage.server.real.support.ErrorJson;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.RegistryClient;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import io.stowage.server.real.support.SmallDisk;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullIT {

  private static final String REPOSITORY = "on/a/small/disk";
  private static final byte[] LARGE = Bytes.random(201, 8_000_000);
  private static final byte[] SMALL = Bytes.random(202, 10_000);

  @TempDir Path directory;
  private SmallDisk disk;
  private RegistryProcess registry;
  private RegistryClient client;

  @BeforeEach
  void startOnASmallDisk() throws IOException {
    disk = SmallDisk.mount(directory.resolve("disk"), 24);
    registry =
        RegistryProcess.start(
            RegistryProgram.underTest(), RegistrySettings.on(disk.directory().resolve("store")));
    client = registry.client();
  }

  @AfterEach
  void stop() {
    if (registry != null) {
      registry.close();
    }
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void refusesABlobThatDoesNotFitAndTakesItWhenThereIsRoom() throws IOException {
    disk.fillUpTo(4_000_000);

    HttpResponse<byte[]> answer =
        client.commit(client.beginUpload(REPOSITORY), Bytes.digest(LARGE), LARGE);

    assertRefused(answer);
    assertNotThere(LARGE);
    disk.free();
    assertThat(client.pushBlob(REPOSITORY, LARGE)).isEqualTo(Bytes.digest(LARGE));
    assertThere(LARGE);
  }

  @Test
  void refusesAChunkThatDoesNotFitAndTheUploadGoesOnWhenThereIsRoom() throws IOException {
    String location = client.beginUpload(REPOSITORY);
    disk.fillUpTo(4_000_000);

    HttpResponse<byte[]> answer =
        client.send(
            "PATCH",
            location,
            BodyPublishers.ofByteArray(LARGE),
            "Content-Type",
            "application/octet-stream");

    assertRefused(answer);
    disk.free();
    HttpResponse<byte[]> status = client.get(location);
    assertThat(status.statusCode()).isEqualTo(204);
    String range = status.headers().firstValue("Range").orElse("0-0");
    int last = Integer.parseInt(range.split("-", 2)[1]);
    byte[] rest = Arrays.copyOfRange(LARGE, last == 0 ? 0 : last + 1, LARGE.length);
    HttpResponse<byte[]> commit =
        client.commit(
            status.headers().firstValue("Location").orElseThrow(), Bytes.digest(LARGE), rest);
    assertThat(commit.statusCode()).as(RegistryClient.text(commit)).isEqualTo(201);
    assertThere(LARGE);
  }

  @Test
  void refusesEverythingNewOnAFullDiskAndServesWhatItHas() throws IOException {
    Image image = pushImage(1);
    client.pushBlob(REPOSITORY, SMALL);
    disk.fillUpTo(0);

    HttpResponse<byte[]> upload = client.send("POST", "/v2/" + REPOSITORY + "/blobs/uploads/");
    assertRefused(upload);
    HttpResponse<byte[]> manifest =
        client.putManifest(
            REPOSITORY, "v2", Image.MANIFEST, withSpaces(image.manifest(), 1).bytes());
    assertRefused(manifest);

    assertThat(tags()).contains("\"v1\"").doesNotContain("\"v2\"");
    assertThere(SMALL);
    assertThat(client.get("/v2/" + REPOSITORY + "/manifests/v1", "Accept", Image.MANIFEST).body())
        .isEqualTo(image.manifest().bytes());
  }

  @Test
  void keepsATagWhereItWasWhenItsNewManifestDoesNotFit() throws IOException {
    Image first = pushImage(1);
    Content second = withSpaces(first.manifest(), 50_000);
    disk.fillUpTo(20_000);

    assertRefused(client.putManifest(REPOSITORY, "v1", Image.MANIFEST, second.bytes()));

    assertThat(client.get("/v2/" + REPOSITORY + "/manifests/v1", "Accept", Image.MANIFEST).body())
        .isEqualTo(first.manifest().bytes());
    disk.free();
    assertThat(client.putManifest(REPOSITORY, "v1", Image.MANIFEST, second.bytes()).statusCode())
        .isEqualTo(201);
    assertThat(client.get("/v2/" + REPOSITORY + "/manifests/v1", "Accept", Image.MANIFEST).body())
        .isEqualTo(second.bytes());
  }

  @Test
  void survivesImagesUntilTheDiskIsFullAndHasEachThatItAcknowledged() throws IOException {
    int acknowledged = 0;
    while (acknowledged < 1_000 && isPushed(acknowledged)) {
      acknowledged++;
    }

    assertThat(acknowledged).isBetween(10, 999);
    for (int i = 0; i < acknowledged; i++) {
      assertThere(Bytes.random(1_000 + i, 300_000));
    }
    disk.free();
  }

  private boolean isPushed(int number) throws IOException {
    byte[] blob = Bytes.random(1_000 + number, 300_000);
    HttpResponse<byte[]> begun = client.send("POST", "/v2/" + REPOSITORY + "/blobs/uploads/");
    if (begun.statusCode() != 202) {
      assertRefused(begun);
      return false;
    }
    String location = begun.headers().firstValue("Location").orElseThrow();
    HttpResponse<byte[]> commit = client.commit(location, Bytes.digest(blob), blob);
    if (commit.statusCode() != 201) {
      assertRefused(commit);
      assertNotThere(blob);
      return false;
    }
    return true;
  }

  private Image pushImage(long seed) throws IOException {
    Image image = Image.tiny(seed);
    for (Content blob : image.blobs()) {
      client.pushBlob(REPOSITORY, blob.bytes());
    }
    HttpResponse<byte[]> put =
        client.putManifest(REPOSITORY, "v1", Image.MANIFEST, image.manifest().bytes());
    assertThat(put.statusCode()).as(RegistryClient.text(put)).isEqualTo(201);
    return image;
  }

  private static Content withSpaces(Content manifest, int spaces) {
    return Content.json(
        manifest.mediaType(), new String(manifest.bytes(), UTF_8) + " ".repeat(spaces));
  }

  private String tags() throws IOException {
    return new String(client.get("/v2/" + REPOSITORY + "/tags/list").body(), UTF_8);
  }

  private static void assertRefused(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(RegistryClient.text(answer)).isIn(503, 507);
    ErrorJson.check(answer.request().method(), new String(answer.body(), UTF_8));
  }

  private void assertThere(byte[] blob) throws IOException {
    HttpResponse<byte[]> answer = client.get("/v2/" + REPOSITORY + "/blobs/" + Bytes.digest(blob));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(blob);
  }

  private void assertNotThere(byte[] blob) throws IOException {
    assertThat(client.get("/v2/" + REPOSITORY + "/blobs/" + Bytes.digest(blob)).statusCode())
        .isEqualTo(404);
  }
}
