// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.StorageException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwiftErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "401, Denied",
    "403, Denied",
    "404, NotFound",
    "409, Unavailable",
    "412, Conflict",
    "413, Full",
    "416, Corrupt",
    "422, Unavailable",
    "429, Unavailable",
    "498, Unavailable",
    "503, Unavailable",
    "507, Full"
  })
  void anAnswerBecomesWhatACallerKnows(int status, String expected) {
    assertThat(SwiftErrors.of("GET x", status).getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void noAnswerNamesTheSettingThatMayBeAtFault() {
    IOException unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());

    assertThat(SwiftErrors.of("GET x", "store", unknown))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessageStartingWith("authurl: ");
    assertThat(SwiftErrors.of("GET x", "store", new SSLHandshakeException("no")))
        .hasMessageStartingWith("authurl: no TLS");
    assertThat(SwiftErrors.of("GET x", "store", new IOException("refused")))
        .hasMessage("GET x: no answer from store");
  }
}
