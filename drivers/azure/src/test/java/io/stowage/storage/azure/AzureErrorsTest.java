// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.exception.ClientAuthenticationException;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureErrorsTest {
  private static StorageException of(IOException e) {
    return AzureErrors.of("GET x", "store", new IllegalStateException(new UncheckedIOException(e)));
  }

  @ParameterizedTest
  @CsvSource({
    "404, BlobNotFound, NotFound",
    "404, '', NotFound",
    "404, ContainerNotFound, Denied",
    "403, AuthenticationFailed, Denied",
    "403, AuthorizationPermissionMismatch, Denied",
    "409, BlobAlreadyExists, Conflict",
    "409, InvalidBlobType, Conflict",
    "409, PendingCopyOperation, Unavailable",
    "409, BlockCountExceedsLimit, Full",
    "412, ConditionNotMet, Conflict",
    "400, InvalidBlockList, Conflict",
    "400, Md5Mismatch, Unavailable",
    "400, InvalidInput, Denied",
    "416, InvalidRange, Corrupt",
    "429, '', Unavailable",
    "500, OperationTimedOut, Unavailable",
    "503, ServerBusy, Unavailable"
  })
  void anAnswerBecomesWhatACallerKnows(int status, String code, String expected) {
    assertThat(AzureErrors.of("GET x", status, code).getClass().getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void noAnswerNamesTheSettingThatMayBeAtFault() {
    ConnectException unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());

    assertThat(of(unknown))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessageStartingWith("accountname, serviceurl: ");
    assertThat(of(new SSLHandshakeException("no"))).hasMessageStartingWith("cafile: ");
    assertThat(of(new IOException("refused"))).hasMessage("GET x: no answer from store");
  }

  @Test
  void aTokenThatIsNotGivenIsToldFromOneThatCannotBeAskedFor() {
    assertThat(AzureErrors.of("GET x", "store", new ClientAuthenticationException("secret", null)))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageStartingWith("credentials: ")
        .hasMessageNotContaining("secret");
    assertThat(
            AzureErrors.of(
                "GET x",
                "store",
                new ClientAuthenticationException("no", null, new IOException("refused"))))
        .isInstanceOf(StorageException.Unavailable.class);
  }

  @Test
  void nobodyWhoListensIsAskedForAboutASecondOnly() {
    AtomicLong now = new AtomicLong();
    Patience patience = new Patience(Long.MAX_VALUE, now::get);
    StorageException.Unavailable refused =
        new StorageException.Unavailable("no answer", new ConnectException());

    boolean atOnce = patience.test(refused);
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));

    assertThat(atOnce).isTrue();
    assertThat(patience.test(refused)).isFalse();
    assertThat(patience.test(new StorageException.Unavailable("busy", null))).isTrue();
  }

  @Test
  void aCallIsRepeatedNoMoreOftenThanIsSet() {
    StorageException.Unavailable busy = new StorageException.Unavailable("busy", null);
    Patience once = new Patience(1, System::nanoTime);

    assertThat(once.test(busy)).isTrue();
    assertThat(once.test(busy)).isFalse();
    assertThat(new Patience(-1, System::nanoTime).test(busy)).isFalse();
  }
}
