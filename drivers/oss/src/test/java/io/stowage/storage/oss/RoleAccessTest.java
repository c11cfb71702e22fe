// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static io.stowage.storage.oss.Place.bytes;
import static io.stowage.storage.oss.Place.pull;
import static io.stowage.storage.oss.Place.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.oss.server.Account;
import io.stowage.storage.oss.server.OssServer;
import io.stowage.storage.setting.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bucket by the role of the instance, on a server that checks signatures, tokens and their end.
 */
class RoleAccessTest {
  @TempDir private Path directory;

  private final Time time = new Time();
  private final Account first = account("STS.1", Duration.ofMinutes(5));
  private final Account second = account("STS.2", Duration.ofHours(6));
  private OssServer server;
  private MetadataService service;

  @BeforeEach
  void start() throws IOException {
    server = new OssServer(0, directory, "registry", "cn-hangzhou", time, first, second);
    service = new MetadataService(true).gives(first);
  }

  @AfterEach
  void stop() {
    server.close();
    service.close();
  }

  private Account account(String id, Duration lasts) {
    return new Account(id, "secret of " + id, "token+/= of " + id, time.in(lasts));
  }

  private Map<String, String> settings(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", "http://127.0.0.1:" + server.port());
    settings.put("bucket", "registry");
    settings.put("region", "cn-hangzhou");
    settings.put("ramrole", MetadataService.ROLE);
    settings.put("metadataendpoint", service.url());
    settings.put("retrybudget", "0s");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  private StorageDriver open(String... more) throws StorageException {
    return StorageDrivers.load().open("oss", settings(more));
  }

  @Test
  void whatRunsOnAnInstanceStoresByItsRole() throws IOException {
    byte[] blob = bytes(7, 6 << 20);

    try (StorageDriver driver = open()) {
      Digest digest = push(driver, blob);

      assertThat(pull(driver, digest)).isEqualTo(blob);
    }
  }

  @Test
  void keysAreRenewedWhileTheDriverIsOpen() throws StorageException {
    OssConfig config = OssConfig.of(Settings.of(OssSettings.all(), settings()));
    try (OssClient client = new OssClient(config, time)) {
      OssObjects objects = new OssObjects(client);
      objects.put("one", Body.of("1"));

      service.gives(second);
      // the server takes the first key no longer
      time.pass(Duration.ofMinutes(6));
      objects.put("two", Body.of("2"));

      assertThat(objects.read("two", 10)).hasValue(new byte[] {'2'});
      assertThat(service.questions()).isEqualTo(2);
    }
  }

  @Test
  void aServiceThatIsAwayIsSaidToBe() {
    assertThatThrownBy(() -> open("metadataendpoint", "http://127.0.0.1:1"))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessage("ramrole: the metadata service at http://127.0.0.1:1 does not answer");
  }

  @Test
  void aRoleOfAnotherInstanceIsSaidToBeWrong() {
    assertThatThrownBy(() -> open("ramrole", "other-role"))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessage("ramrole: the instance has no role other-role");
  }
}
