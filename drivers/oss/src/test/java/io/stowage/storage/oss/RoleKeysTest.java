// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.StorageException;
import io.stowage.storage.oss.server.Account;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of a role, on a stand-in for the service that gives them. */
class RoleKeysTest {
  private static final Duration HOURS = Duration.ofHours(6);

  private final Time time = new Time();
  private final Account first = account("1", HOURS);
  private final Account second = account("2", HOURS.multipliedBy(2));
  private MetadataService service;

  @BeforeEach
  void start() throws IOException {
    service = new MetadataService(true).gives(first);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Account account(String number, Duration lasts) {
    return new Account("STS." + number, "hidden" + number, "veiled+/=" + number, time.in(lasts));
  }

  private RoleKeys keys(String role, MetadataService of) {
    InstanceMetadata metadata = new InstanceMetadata(URI.create(of.url()), Duration.ofSeconds(20));
    return new RoleKeys(metadata, role, time);
  }

  private static OssKeys of(Account account) {
    return new OssKeys(account.id(), account.secret(), account.token());
  }

  @Test
  void keysAreAskedForOnceAndKept() throws StorageException {
    RoleKeys keys = keys(MetadataService.ROLE, service);

    OssKeys given = keys.get();
    time.pass(HOURS.minusMinutes(16));

    assertThat(given).isEqualTo(of(first));
    assertThat(keys.get()).isSameAs(given);
    assertThat(service.questions()).isEqualTo(1);
  }

  @Test
  void keysAreRenewedBeforeTheyEnd() throws StorageException {
    RoleKeys keys = keys(MetadataService.ROLE, service);
    keys.get();

    service.gives(second);
    time.pass(HOURS.minusMinutes(14));

    assertThat(keys.get()).isEqualTo(of(second));
    assertThat(keys.get()).isEqualTo(of(second));
    assertThat(service.questions()).isEqualTo(2);
  }

  @Test
  void keysThatTheServiceHasNotRenewedYetAreNotAskedForWithEachCall() throws StorageException {
    RoleKeys keys = keys(MetadataService.ROLE, service);
    keys.get();
    time.pass(HOURS.minusMinutes(14));

    List<OssKeys> early = List.of(keys.get(), keys.get(), keys.get());
    service.gives(second);
    time.pass(Duration.ofSeconds(11));

    assertThat(early).containsOnly(of(first));
    assertThat(keys.get()).isEqualTo(of(second));
    assertThat(service.questions()).isEqualTo(3);
  }

  @Test
  void keysAreUsedToTheirEndWhileTheServiceIsAway() throws StorageException {
    RoleKeys keys = keys(MetadataService.ROLE, service);
    keys.get();
    service.close();

    time.pass(HOURS.minusMinutes(1));
    OssKeys last = keys.get();
    time.pass(Duration.ofMinutes(1));

    assertThat(last).isEqualTo(of(first));
    assertThatThrownBy(keys::get)
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessage("ramrole: the metadata service at " + service.url() + " does not answer");
  }

  @Test
  void callsAtOnceAskOnce() throws Exception {
    RoleKeys keys = keys(MetadataService.ROLE, service);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<OssKeys>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(keys::get);
      }

      List<Future<OssKeys>> given = threads.invokeAll(calls);

      for (Future<OssKeys> one : given) {
        assertThat(one.get()).isEqualTo(of(first));
      }
      assertThat(service.questions()).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aServiceWithoutTokensIsAskedWithoutOne() throws IOException {
    try (MetadataService plain = new MetadataService(false).gives(first)) {
      assertThat(keys(MetadataService.ROLE, plain).get()).isEqualTo(of(first));
    }
  }

  @Test
  void aRoleThatTheInstanceDoesNotHaveIsNamed() {
    assertThatThrownBy(() -> keys("other-role", service).get())
        .isInstanceOf(StorageException.Denied.class)
        .hasMessage("ramrole: the instance has no role other-role");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{\"Code\":\"Success\"}",
        "{\"Code\":\"Success\",\"AccessKeyId\":\"i\",\"AccessKeySecret\":\"hidden\","
            + "\"SecurityToken\":\"t\",\"Expiration\":\"soon, hidden\"}",
        "{\"Code\":\"Success\",\"AccessKeySecret\":\"hidden"
      })
  void anAnswerThatCannotBeReadIsNotShown(String text) {
    service.answers(text);

    assertThatThrownBy(() -> keys(MetadataService.ROLE, service).get())
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessage(
            "ramrole: the metadata service at %s gives no keys that can be read", service.url())
        .hasNoCause();
  }

  @Test
  void keysThatTheServiceFailsToGiveAreDenied() {
    service.answers("{\"Code\":\"Failed\"}");

    assertThatThrownBy(() -> keys(MetadataService.ROLE, service).get())
        .isInstanceOf(StorageException.Denied.class)
        .hasMessage("ramrole: the metadata service has no keys of the role registry-role");
  }
}
