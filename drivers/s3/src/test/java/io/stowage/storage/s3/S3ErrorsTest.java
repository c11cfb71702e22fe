// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.StorageException;
import java.io.IOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "404, NoSuchKey, NotFound",
    "404, '', NotFound",
    "404, NoSuchBucket, Denied",
    "403, AccessDenied, Denied",
    "403, SignatureDoesNotMatch, Denied",
    "403, QuotaExceeded, Full",
    "507, '', Full",
    "503, SlowDown, Unavailable",
    "429, '', Unavailable",
    "500, InternalError, Unavailable",
    "409, ConditionalRequestConflict, Unavailable",
    "400, BadDigest, Unavailable",
    "412, PreconditionFailed, Conflict",
    "400, InvalidPart, Conflict",
    "416, InvalidRange, Corrupt",
    "400, InvalidRequest, Denied"
  })
  void anAnswerBecomesWhatACallerKnows(int status, String code, String expected) {
    assertThat(S3Errors.of("GET x", status, code).getClass().getSimpleName()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "400, '', Unavailable",
    "400, MalformedXML, Unavailable",
    "400, InvalidRequest, Denied",
    "403, AccessDenied, Denied"
  })
  void aBodyThatCannotBeReadIsSentAgain(int status, String code, String expected) {
    assertThat(S3Errors.ofSent("POST x", status, code).getClass().getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void noAnswerNamesTheSettingThatMayBeAtFault() {
    IOException unknown = new UnknownHostException("store");
    assertThat(S3Errors.of("GET x", "store", unknown))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessageStartingWith("regionendpoint: ");
    assertThat(S3Errors.of("GET x", "store", new SSLHandshakeException("no")))
        .hasMessageStartingWith("cafile: ");
    assertThat(S3Errors.of("GET x", "store", new IOException("refused")))
        .hasMessage("GET x: no answer from store");
  }
}
