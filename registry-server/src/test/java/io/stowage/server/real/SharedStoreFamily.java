// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Eventually;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.OciLayout;
import io.stowage.server.real.support.RegistryClient;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import io.stowage.server.real.support.Skopeo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does beside CNCF distribution, on drivers of one layout that both have. */
abstract class SharedStoreFamily extends StoreFamily {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anImageOfOneRegistryIsPulledFromTheOther(boolean oursWrites) throws IOException {
    Image image = Image.of(401, "amd64", 2, 12_000_000);
    OciLayout layout = OciLayout.create(directory.resolve("in"), "v1", image.manifest());
    layout.add(image);
    String place = backend().freshPlace();
    try (RegistryProcess ours = serve(place);
        RegistryProcess theirs = incumbent(place)) {
      RegistryProcess writer = oursWrites ? ours : theirs;
      RegistryProcess reader = oursWrites ? theirs : ours;

      Skopeo.copy("oci:" + layout.directory() + ":v1", name(writer));
      Path out = directory.resolve("out");
      Skopeo.copy(name(reader), "oci:" + out + ":v1");

      assertThat(new OciLayout(out).topDigest()).isEqualTo(image.manifest().digest());
      SkopeoCopyIT.assertThatImageIsIn(new OciLayout(out), image);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3_000_000, 23_000_000})
  void anUploadThatTheOtherRegistryBeganIsFinished(int first) throws IOException {
    byte[] bytes = Bytes.random(411, 30_000_000);
    String place = backend().freshPlace();
    try (RegistryProcess ours = serve(place);
        RegistryProcess theirs = incumbent(place)) {
      String begun = theirs.client().beginUpload("moved");
      String patched = theirs.client().patch(begun, Arrays.copyOf(bytes, first));

      HttpResponse<byte[]> commit =
          ours.client()
              .commit(
                  at(ours, patched),
                  Bytes.digest(bytes),
                  Arrays.copyOfRange(bytes, first, bytes.length));

      assertThat(commit.statusCode()).as(RegistryClient.text(commit)).isEqualTo(201);
    }
  }

  @Test
  void aRequestThatWaitsForTheBackendIsGivenUpWhenItsClientLeaves() throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    try (RegistryProcess registry = serve(backend().freshPlace() + "    retrybudget: 10m\n")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(registry.url() + "/v2/_catalog"))
              .timeout(Duration.ofSeconds(2))
              .build();
      backend().stop();
      try {
        assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
            .isInstanceOf(HttpTimeoutException.class);

        Eventually.holds(
            Duration.ofSeconds(5),
            () -> registry.log().contains("GET /v2/_catalog failed with 503"),
            registry::log);
      } finally {
        backend().restart();
      }
    }
  }

  private static RegistryProcess incumbent(String place) {
    return RegistryProcess.start(RegistryProgram.incumbent(), RegistrySettings.on(place));
  }

  private static String name(RegistryProcess registry) {
    return "docker://" + registry.address() + "/exchanged/image:v1";
  }
}
