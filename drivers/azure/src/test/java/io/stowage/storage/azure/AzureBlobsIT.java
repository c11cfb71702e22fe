// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.models.BlobType;
import com.azure.storage.blob.specialized.AppendBlobClient;
import com.azure.storage.common.sas.AccountSasPermission;
import com.azure.storage.common.sas.AccountSasResourceType;
import com.azure.storage.common.sas.AccountSasService;
import com.azure.storage.common.sas.AccountSasSignatureValues;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.DirectAccess;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is particular to Azure: other kinds of blobs, names, credentials, blocks left behind. */
class AzureBlobsIT {
  private static final byte[] CONTENT = "written by another registry".getBytes(UTF_8);
  private static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, CONTENT);
  private static final byte[] LARGE = Pushes.bytes(20 << 20);

  private final Map<String, String> settings = Azurite.shared().settings();

  private void append(byte[] bytes) throws StorageException {
    AzureClient client = Azurite.client(settings);
    new AzureContainer(client).prepare();
    AppendBlobClient blob = client.blob(Azurite.data(settings, DIGEST)).getAppendBlobClient();
    blob.create();
    blob.appendBlock(BinaryData.fromBytes(bytes).toStream(), bytes.length);
  }

  private BlobType type() {
    return Azurite.client(settings)
        .blob(Azurite.data(settings, DIGEST))
        .getProperties()
        .getBlobType();
  }

  @Test
  void anAppendBlobIsServed() throws IOException {
    append(CONTENT);

    try (StorageDriver driver = Pushes.open(settings)) {
      assertThat(Pushes.pull(driver, DIGEST)).isEqualTo(CONTENT);
    }
  }

  @Test
  void aDamagedAppendBlobIsReplacedByTheNextPush() throws IOException {
    append(new byte[3]);

    try (StorageDriver driver = Pushes.open(settings)) {
      Pushes.push(driver, CONTENT);

      assertThat(Pushes.pull(driver, DIGEST)).isEqualTo(CONTENT);
      assertThat(type()).isEqualTo(BlobType.BLOCK_BLOB);
    }
  }

  @Test
  void aRegistryWhoseNamesBeginWithASlashIsGoneOnWith() throws IOException {
    settings.put("legacyrootprefix", "true");
    try (StorageDriver legacy = Pushes.open(settings)) {
      Pushes.push(legacy, CONTENT);
    }
    settings.remove("legacyrootprefix");

    try (StorageDriver driver = Pushes.open(settings)) {
      assertThat(Pushes.pull(driver, DIGEST)).isEqualTo(CONTENT);
      assertThat(driver.blobs().list(null, 9).items()).containsExactly(DIGEST);
    }
    settings.put("legacyrootprefix", "false");
    try (StorageDriver other = Pushes.open(settings)) {
      assertThat(other.blobs().stat(DIGEST)).isEmpty();
    }
  }

  @Test
  void aSignatureIsEnoughAndIsNotHandedOn() throws IOException {
    AccountSasSignatureValues values =
        new AccountSasSignatureValues(
            OffsetDateTime.now(ZoneOffset.UTC).plusHours(1),
            AccountSasPermission.parse("rwdlac"),
            new AccountSasService().setBlobAccess(true),
            AccountSasResourceType.parse("sco"));
    Map<String, String> place = Azurite.shared().place();
    place.put("sastoken", Azurite.client(settings).service().generateAccountSas(values));

    try (StorageDriver driver = Pushes.open(place)) {
      Digest digest = Pushes.push(driver, LARGE);

      assertThat(Pushes.pull(driver, digest)).isEqualTo(LARGE);
      assertThat(driver.directAccess()).isEmpty();
    }
  }

  @Test
  void aConnectionStringIsEnough() throws IOException {
    Map<String, String> place = Azurite.shared().place();
    place.remove("serviceurl");
    place.put(
        "connectionstring",
        "AccountName=%s;AccountKey=%s;BlobEndpoint=%s"
            .formatted(Azurite.ACCOUNT, Azurite.KEY, Azurite.shared().url()));

    try (StorageDriver driver = Pushes.open(place)) {
      assertThat(Pushes.pull(driver, Pushes.push(driver, CONTENT))).isEqualTo(CONTENT);
    }
  }

  @Test
  void aSignedUrlReadsItsBlobAndWritesNothing() throws IOException, InterruptedException {
    try (StorageDriver driver = Pushes.open(settings)) {
      Digest digest = Pushes.push(driver, LARGE);
      DirectAccess access = driver.directAccess().orElseThrow();
      URI url = access.url(digest, Duration.ofMinutes(1));
      HttpClient client = HttpClient.newHttpClient();

      byte[] part =
          client
              .send(
                  HttpRequest.newBuilder(url).header("Range", "bytes=5-9").build(),
                  BodyHandlers.ofByteArray())
              .body();
      int deletion =
          client
              .send(HttpRequest.newBuilder(url).DELETE().build(), BodyHandlers.discarding())
              .statusCode();

      assertThat(part).isEqualTo(Arrays.copyOfRange(LARGE, 5, 10));
      assertThat(deletion).isEqualTo(403);
    }
  }

  @Test
  void aWrongKeyIsNamedAndNotShown() {
    String wrong = "d3Jvbmcga2V5";
    settings.put("accountkey", wrong);

    assertThatThrownBy(() -> Pushes.open(settings))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("accountkey")
        .hasMessageNotContaining(wrong);
  }

  @Test
  void blocksThatNobodyMadeABlobOfAreSweptByAge() throws IOException {
    try (StorageDriver driver = Pushes.open(settings)) {
      AzureBucket bucket = AzureBucket.on(Azurite.client(settings));
      String root = settings.get("rootdirectory") + "/docker/registry/v2/";
      bucket
          .parts()
          .put(bucket.parts().begin(root + "_stowage/content/left/data"), 1, Body.of("x"));

      int young = driver.uploads().sweep(Instant.EPOCH, false);
      int old = driver.uploads().sweep(Instant.now().plusSeconds(3600), false);

      assertThat(young).isZero();
      assertThat(old).isOne();
      assertThat(bucket.parts().unfinished(root, null).items()).isEmpty();
    }
  }
}
