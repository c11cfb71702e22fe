// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.assertError;
import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.MediaTypes;
import io.stowage.server.config.Secret;
import io.stowage.server.core.WatchedDriver;
import io.stowage.storage.StorageDrivers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers on one storage: any request of a push reaches any of them. */
class FleetTest {
  private static final String UPLOADS = "/v2/some/repo/blobs/uploads/";
  private static final byte[] CONTENT = "some content".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, CONTENT);

  @TempDir Path directory;
  private final List<WatchedDriver> drivers = new ArrayList<>();
  private final List<RunningRegistry> fleet = new ArrayList<>();
  private int turn;

  private void start(String driver) throws Exception {
    Map<String, Object> parameters =
        driver.equals("inmemory")
            ? Map.of("share", directory.toString())
            : Map.of("rootdirectory", directory.toString());
    for (int i = 0; i < 2; i++) {
      WatchedDriver watched = new WatchedDriver(StorageDrivers.load().open(driver, parameters));
      drivers.add(watched);
      fleet.add(
          RunningRegistry.start(
              watched.driver,
              config ->
                  config.withHttp(
                      config.http().toBuilder().secret(Secret.of("shared by both")).build())));
    }
  }

  @AfterEach
  void stop() {
    fleet.forEach(RunningRegistry::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filesystem", "inmemory"})
  void eachRequestOfAPushReachesTheNextInstance(String driver) throws Exception {
    start(driver);

    HttpResponse<byte[]> begun = next().post(UPLOADS);
    HttpResponse<byte[]> first = next().patch(path(begun), part(0, 5));
    HttpResponse<byte[]> status = next().get(path(first));
    HttpResponse<byte[]> second = next().patch(path(status), part(5, 9), "Content-Range", "5-8");
    HttpResponse<byte[]> last = next().put(path(second) + "&digest=" + DIGEST, part(9, 12));
    pushWhole("{}");
    byte[] manifest = manifest("{}");
    HttpResponse<byte[]> tagged =
        next().put("/v2/some/repo/manifests/v1", manifest, "Content-Type", MediaTypes.OCI_MANIFEST);
    HttpResponse<byte[]> mounted =
        next().post("/v2/other/repo/blobs/uploads/?from=some/repo&mount=" + DIGEST);

    assertThat(header(status, "Range")).isEqualTo("0-4");
    assertThat(last.statusCode()).as(text(last)).isEqualTo(201);
    assertThat(tagged.statusCode()).as(text(tagged)).isEqualTo(201);
    assertThat(mounted.statusCode()).as(text(mounted)).isEqualTo(201);
    for (RunningRegistry each : fleet) {
      assertThat(each.get("/v2/some/repo/blobs/" + DIGEST).body()).isEqualTo(CONTENT);
      assertThat(each.get("/v2/some/repo/manifests/v1").body()).isEqualTo(manifest);
      assertThat(each.head("/v2/other/repo/blobs/" + DIGEST).statusCode()).isEqualTo(200);
      assertThat(text(each.get("/v2/some/repo/tags/list"))).contains("\"v1\"");
      assertThat(text(each.get("/v2/_catalog"))).contains("\"some/repo\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"filesystem", "inmemory"})
  void aPushIsCancelledThroughTheOther(String driver) throws Exception {
    start(driver);
    HttpResponse<byte[]> patched = next().patch(path(next().post(UPLOADS)), part(0, 5));

    HttpResponse<byte[]> cancelled = next().delete(path(patched));

    assertThat(cancelled.statusCode()).isEqualTo(204);
    assertError(next().get(path(patched)), 404, "BLOB_UPLOAD_UNKNOWN");
    assertError(next().get(path(patched)), 404, "BLOB_UPLOAD_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"filesystem", "inmemory"})
  void whatOneTookTheOtherPublishesWithoutReadingItBack(String driver) throws Exception {
    start(driver);

    byte[] much = new byte[2 * 1024 * 1024];
    HttpResponse<byte[]> patched = fleet.get(0).patch(path(fleet.get(0).post(UPLOADS)), much);
    String commit = path(patched) + "&digest=" + Digest.of(DigestAlgorithm.SHA256, much);
    HttpResponse<byte[]> put = fleet.get(1).put(commit, new byte[0]);

    assertThat(put.statusCode()).as(text(put)).isEqualTo(201);
    assertThat(readBacks()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"filesystem, 1", "inmemory, 0"})
  void theLittleThatIsNotForcedWhenOneTookItIsReadBackByTheOther(String driver, int times)
      throws Exception {
    start(driver);

    HttpResponse<byte[]> patched = fleet.get(0).patch(path(fleet.get(0).post(UPLOADS)), CONTENT);
    HttpResponse<byte[]> put = fleet.get(1).put(path(patched) + "&digest=" + DIGEST, new byte[0]);

    assertThat(put.statusCode()).as(text(put)).isEqualTo(201);
    assertThat(readBacks()).isEqualTo(times);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filesystem", "inmemory"})
  void partsThatCameThroughBothAreReadBackOnce(String driver) throws Exception {
    start(driver);
    HttpResponse<byte[]> last = next().post(UPLOADS);
    for (int i = 0; i < CONTENT.length; i++) {
      last = next().patch(path(last), part(i, i + 1));
    }

    HttpResponse<byte[]> put = next().put(path(last) + "&digest=" + DIGEST, new byte[0]);

    assertThat(put.statusCode()).as(text(put)).isEqualTo(201);
    assertThat(readBacks()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filesystem", "inmemory"})
  void aStateOlderThanTheBytesIsRefusedAndHarmsNothing(String driver) throws Exception {
    start(driver);
    HttpResponse<byte[]> begun = next().post(UPLOADS);
    HttpResponse<byte[]> patched = next().patch(path(begun), part(0, 5));

    assertError(next().patch(path(begun), part(0, 5)), 416, "RANGE_INVALID");
    assertError(next().patch(path(begun), part(0, 5)), 416, "RANGE_INVALID");
    assertError(next().put(path(begun) + "&digest=" + DIGEST, CONTENT), 416, "RANGE_INVALID");
    HttpResponse<byte[]> put = next().put(path(patched) + "&digest=" + DIGEST, part(5, 12));

    assertThat(put.statusCode()).as(text(put)).isEqualTo(201);
    assertThat(next().get("/v2/some/repo/blobs/" + DIGEST).body()).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filesystem", "inmemory"})
  void aStateOfWhatIsPublishedIsOfNoUpload(String driver) throws Exception {
    start(driver);
    HttpResponse<byte[]> patched = next().patch(path(next().post(UPLOADS)), CONTENT);
    next().put(path(patched) + "&digest=" + DIGEST, new byte[0]);

    for (RunningRegistry each : fleet) {
      assertError(each.patch(path(patched), CONTENT), 404, "BLOB_UPLOAD_UNKNOWN");
      assertError(
          each.put(path(patched) + "&digest=" + DIGEST, new byte[0]), 404, "BLOB_UPLOAD_UNKNOWN");
    }
    assertThat(next().get("/v2/some/repo/blobs/" + DIGEST).body()).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filesystem", "inmemory"})
  void aStateThatWasTamperedWithIsRefusedByBoth(String driver) throws Exception {
    start(driver);
    HttpResponse<byte[]> patched = next().patch(path(next().post(UPLOADS)), part(0, 5));
    String good = path(patched);
    int middle = good.indexOf("_state=") + 80;
    char other = good.charAt(middle) == 'A' ? 'B' : 'A';
    String bad = good.substring(0, middle) + other + good.substring(middle + 1);

    for (RunningRegistry each : fleet) {
      assertError(each.patch(bad, part(5, 12)), 404, "BLOB_UPLOAD_INVALID");
      assertError(each.put(bad + "&digest=" + DIGEST, part(5, 12)), 404, "BLOB_UPLOAD_INVALID");
      assertError(each.delete(bad), 404, "BLOB_UPLOAD_INVALID");
    }
    assertThat(next().put(good + "&digest=" + DIGEST, part(5, 12)).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filesystem", "inmemory"})
  void ofTwoThatGoOnAtOnceOneWins(String driver) throws Exception {
    start(driver);
    for (int round = 0; round < 20; round++) {
      String begun = path(next().post(UPLOADS));
      List<byte[]> bodies = List.of(body('a', 300_000), body('b', 300_000));

      List<HttpResponse<byte[]>> answers = patchAtOnce(begun, bodies);

      List<Integer> statuses = answers.stream().map(HttpResponse::statusCode).toList();
      assertThat(statuses).containsExactlyInAnyOrder(202, 416);
      int winner = statuses.indexOf(202);
      Digest digest = Digest.of(DigestAlgorithm.SHA256, bodies.get(winner));
      HttpResponse<byte[]> put =
          next().put(path(answers.get(winner)) + "&digest=" + digest, new byte[0]);
      assertThat(put.statusCode()).as(text(put)).isEqualTo(201);
      assertThat(next().get("/v2/some/repo/blobs/" + digest).body()).isEqualTo(bodies.get(winner));
    }
  }

  private List<HttpResponse<byte[]>> patchAtOnce(String target, List<byte[]> bodies) {
    CyclicBarrier together = new CyclicBarrier(2);
    List<CompletableFuture<HttpResponse<byte[]>>> answers =
        Stream.of(0, 1)
            .map(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            together.await();
                          } catch (Exception e) {
                            throw new IllegalStateException(e);
                          }
                          return fleet.get(i).patch(target, bodies.get(i));
                        },
                        task -> new Thread(task).start()))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static byte[] manifest(String config) {
    byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
    return ManifestFixture.bytes(
        new JsonObject()
            .put("schemaVersion", 2)
            .put("mediaType", MediaTypes.OCI_MANIFEST)
            .put("config", ManifestFixture.descriptor("application/vnd.example.config", bytes))
            .put(
                "layers",
                new JsonArray()
                    .add(ManifestFixture.descriptor("application/vnd.example.layer", CONTENT))));
  }

  private void pushWhole(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Digest digest = Digest.of(DigestAlgorithm.SHA256, bytes);
    HttpResponse<byte[]> put = next().put(path(next().post(UPLOADS)) + "&digest=" + digest, bytes);
    assertThat(put.statusCode()).as(text(put)).isEqualTo(201);
  }

  /** The one whose turn it is. */
  private RunningRegistry next() {
    return fleet.get(turn++ % fleet.size());
  }

  private int readBacks() {
    return drivers.stream().mapToInt(driver -> driver.calls("StagedUpload.read")).sum();
  }

  /** Where an answer points, without the instance that gave it. */
  private static String path(HttpResponse<byte[]> answer) {
    URI location = URI.create(RunningRegistry.location(answer));
    return location.getRawPath() + "?" + location.getRawQuery();
  }

  private static byte[] part(int from, int to) {
    return Arrays.copyOfRange(CONTENT, from, to);
  }

  private static byte[] body(char letter, int length) {
    byte[] body = new byte[length];
    Arrays.fill(body, (byte) letter);
    return body;
  }
}
