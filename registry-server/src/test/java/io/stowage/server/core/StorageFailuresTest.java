// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.bytes;
import static io.stowage.server.core.TestRegistry.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stowage.registry.ErrorCode;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StorageFailuresTest {
  private static final String INTERNAL = "/var/lib/registry/docker says no";

  static List<Case> cases() {
    StorageException mismatch =
        catchThrowableOfType(
            StorageException.class, () -> VerifiedContent.of(sha256("a"), bytes("b")));
    return List.of(
        new Case(new StorageException.NotFound(INTERNAL), ErrorCode.UNKNOWN, 500),
        new Case(new StorageException.Gone(INTERNAL), ErrorCode.BLOB_UPLOAD_UNKNOWN, 404),
        new Case(new StorageException.Conflict(INTERNAL), ErrorCode.RANGE_INVALID, 416),
        new Case(mismatch, ErrorCode.DIGEST_INVALID, 400),
        new Case(new StorageException.Unavailable(INTERNAL, null), ErrorCode.UNAVAILABLE, 503),
        new Case(new StorageException.Full(INTERNAL, null), ErrorCode.UNAVAILABLE, 507),
        new Case(new StorageException.Denied(INTERNAL, null), ErrorCode.UNAVAILABLE, 503),
        new Case(new StorageException.Corrupt(INTERNAL, null), ErrorCode.UNKNOWN, 500));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesEachFailureItsCodeAndStatus(Case expected) {
    RegistryException exception = StorageFailures.of(expected.failure());

    assertThat(exception.code()).isEqualTo(expected.code());
    assertThat(exception.status()).isEqualTo(expected.status());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepsTheCauseForTheLogAndFromTheClient(Case expected) {
    RegistryException exception = StorageFailures.of(expected.failure());

    assertThat(exception).hasCause(expected.failure());
    assertThat(exception.errors().toString()).doesNotContain("/var/lib");
  }

  @Test
  void reachesTheCallerOfAService() {
    WatchedDriver watched = new WatchedDriver(TestRegistry.open());
    watched.fail("LinkStore.read", () -> new StorageException.Unavailable(INTERNAL, null));
    try (TestRegistry test = new TestRegistry(watched.driver, RegistryOptions.defaults())) {
      RegistryException refusal =
          Errors.refused(
              ErrorCode.UNAVAILABLE, () -> test.registry.blobs().find(REPOSITORY, sha256("x")));

      assertThat(refusal).hasRootCauseMessage(INTERNAL);
    }
  }

  record Case(StorageException failure, ErrorCode code, int status) {}
}
