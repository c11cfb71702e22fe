// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Content;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.RegistryClient;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one of two instances on one store changes, the other serves at once. */
class FreshnessIT {

  private static final String NAME = "shared/by/two";

  @TempDir Path directory;
  private RegistryProcess writer;
  private RegistryProcess reader;

  @BeforeEach
  void startTwoOnOneStore() {
    RegistrySettings settings = RegistrySettings.on(directory.resolve("store"));
    writer = RegistryProcess.start(RegistryProgram.underTest(), settings);
    reader = RegistryProcess.start(RegistryProgram.underTest(), settings);
  }

  @AfterEach
  void stopBoth() {
    if (writer != null) {
      writer.close();
    }
    if (reader != null) {
      reader.close();
    }
  }

  @Test
  void tagThatMovesIsSeenMoved() throws IOException {
    for (long seed = 1; seed <= 20; seed++) {
      Image image = push(seed);

      assertThat(manifest("v1").body()).isEqualTo(image.manifest().bytes());
    }
  }

  @Test
  void tagThatIsDeletedIsGone() throws IOException {
    push(1);
    assertThat(manifest("v1").statusCode()).isEqualTo(200);

    delete("manifests/v1");

    assertThat(manifest("v1").statusCode()).isEqualTo(404);
  }

  @Test
  void manifestThatIsDeletedIsGoneUnderItsDigestAndItsTag() throws IOException {
    Image image = push(1);
    String digest = image.manifest().digest();
    assertThat(manifest("v1").statusCode()).isEqualTo(200);
    assertThat(manifest(digest).statusCode()).isEqualTo(200);

    delete("manifests/" + digest);

    assertThat(manifest("v1").statusCode()).isEqualTo(404);
    assertThat(manifest(digest).statusCode()).isEqualTo(404);
  }

  @Test
  void blobThatIsDeletedIsGoneAndIsTakenAgain() throws IOException {
    Content layer = push(1).layers().get(0);
    assertThat(blob(layer).statusCode()).isEqualTo(200);

    delete("blobs/" + layer.digest());

    assertThat(blob(layer).statusCode()).isEqualTo(404);
    reader.client().pushBlob(NAME, layer.bytes());
    assertThat(blob(layer).body()).isEqualTo(layer.bytes());
  }

  private Image push(long seed) throws IOException {
    Image image = Image.tiny(seed);
    RegistryClient client = writer.client();
    for (Content blob : image.blobs()) {
      client.pushBlob(NAME, blob.bytes());
    }
    HttpResponse<byte[]> put =
        client.putManifest(NAME, "v1", Image.MANIFEST, image.manifest().bytes());
    assertThat(put.statusCode()).as(RegistryClient.text(put)).isEqualTo(201);
    return image;
  }

  private void delete(String rest) throws IOException {
    HttpResponse<byte[]> answer = writer.client().send("DELETE", "/v2/" + NAME + "/" + rest);
    assertThat(answer.statusCode()).as(RegistryClient.text(answer)).isEqualTo(202);
  }

  private HttpResponse<byte[]> manifest(String reference) throws IOException {
    return reader.client().get("/v2/" + NAME + "/manifests/" + reference, "Accept", Image.MANIFEST);
  }

  private HttpResponse<byte[]> blob(Content blob) throws IOException {
    return reader.client().get("/v2/" + NAME + "/blobs/" + blob.digest());
  }
}
