// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads who has set something wrong: one line, with what to check. */
class OpeningIT {
  /** Of the right form, and of no user. */
  private static final String WRONG_KEY = "AQAjb2ZlZGNiYRAAbm90YWtleW9mYW55b25lMQ==";

  @TempDir Path directory;

  private final Map<String, String> parameters = CephCluster.shared().parameters();

  private void expectRefusal(Class<? extends StorageException> type, String... hints) {
    assertThatThrownBy(() -> Fixture.open(parameters).close())
        .isInstanceOf(type)
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining(WRONG_KEY)
        .message()
        .contains(hints);
  }

  @Test
  void aMissingConffileIsNamed() {
    parameters.put("conffile", directory.resolve("none.conf").toString());

    expectRefusal(StorageException.Unavailable.class, "conffile", "none.conf", "no such file");
  }

  @Test
  void aMissingPoolIsNamedWithTheCommandThatMakesIt() {
    parameters.put("poolname", "absent");

    expectRefusal(StorageException.NotFound.class, "poolname absent", "ceph osd pool create");
  }

  @Test
  void aWrongKeyIsRefusedAndNotShown() {
    parameters.put("key", WRONG_KEY);

    expectRefusal(StorageException.Denied.class, "client.admin", "key");
  }

  @Test
  void anUnknownUserIsNamed() {
    parameters.put("username", "nobody");
    parameters.put("key", WRONG_KEY);

    expectRefusal(StorageException.Denied.class, "client.nobody", "username");
  }

  @Test
  void aMissingKeyringIsNamed() {
    parameters.put("keyring", directory.resolve("none.keyring").toString());

    expectRefusal(StorageException.Denied.class, "client.admin", "keyring");
  }

  @Test
  void aClusterThatIsAwayIsReportedInTime() throws IOException {
    Path conf = directory.resolve("ceph.conf");
    String text = Files.readString(CephCluster.shared().conffile());
    Files.writeString(conf, text.replaceAll("mon host = .*", "mon host = [v2:127.0.0.1:1]"));
    parameters.put("conffile", conf.toString());
    parameters.put("connecttimeout", "2s");
    Instant start = Instant.now();

    expectRefusal(StorageException.Unavailable.class, "no monitor", "ceph -s");

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void aUserWithoutWriteCapabilitiesIsToldSo() {
    String key =
        CephCluster.shared()
            .ceph("auth", "get-or-create-key", "client.reader", "mon", "allow r", "osd", "allow r")
            .strip();
    parameters.put("username", "client.reader");
    parameters.put("key", key.lines().reduce((first, last) -> last).orElseThrow());

    expectRefusal(StorageException.Denied.class, "capabilities of client.reader");
  }

  @Test
  void aUserWithTheCapabilitiesThatTheReadmeAsksForCanDoAll() throws Exception {
    String key =
        CephCluster.shared()
            .ceph(
                "auth",
                "get-or-create-key",
                "client.registry",
                "mon",
                "allow r",
                "osd",
                "allow rwx pool=" + CephCluster.POOL)
            .strip();
    parameters.put("username", "registry");
    parameters.put("key", key.lines().reduce((first, last) -> last).orElseThrow());
    byte[] content = Fixture.bytes(5 * Fixture.MIB);

    try (StorageDriver driver = Fixture.open(parameters)) {
      assertThat(Fixture.pull(driver, Fixture.push(driver, content))).isEqualTo(content);
      assertThat(driver.uploads().sweep(Instant.now(), true)).isZero();
    }
  }

  @Test
  void whatAnotherVersionLeftIsNotTouched() throws StorageException {
    Fixture.open(parameters).close();
    String namespace = parameters.get("namespace");
    CephCluster.shared().rados(namespace, "setxattr", "stowage", "version", "2");

    expectRefusal(StorageException.Corrupt.class, "version 2");
  }

  /** A JVM that runs out of stack within librados ends at once, and this test with it. */
  @Test
  void aThreadWithASmallStackCanOpenAndUseTheDriver() throws Exception {
    byte[] content = Fixture.bytes(5 * Fixture.MIB);
    FutureTask<byte[]> task =
        new FutureTask<>(
            () -> {
              try (StorageDriver driver = Fixture.open(parameters)) {
                return Fixture.pull(driver, Fixture.push(driver, content));
              }
            });

    new Thread(null, task, "small", 256 << 10).start();

    assertThat(task.get()).isEqualTo(content);
  }
}
