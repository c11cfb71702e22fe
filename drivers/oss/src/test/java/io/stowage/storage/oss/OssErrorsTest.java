// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.oss.ClientException;
import com.aliyun.oss.InconsistentException;
import com.aliyun.oss.OSSException;
import io.stowage.storage.StorageException;
import io.stowage.storage.setting.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OssErrorsTest {
  private static final OssEndpoint ENDPOINT =
      OssConfig.of(
              Settings.of(OssSettings.all(), Map.of("bucket", "images", "region", "cn-hangzhou")))
          .endpoint();

  private static StorageException of(RuntimeException e) {
    return OssErrors.of("GET a/b", ENDPOINT, e);
  }

  @ParameterizedTest
  @CsvSource({
    "NoSuchKey, NotFound",
    "NoSuchUpload, NotFound",
    "SymlinkTargetNotExist, NotFound",
    "FileAlreadyExists, Conflict",
    "InvalidPart, Conflict",
    "InvalidRange, Corrupt",
    "EntityTooLarge, Full",
    "InternalError, Unavailable",
    "ServiceUnavailable, Unavailable",
    "QpsLimitExceeded, Unavailable",
    "DownloadTrafficRateLimitExceeded, Unavailable",
    "InvalidResponse, Unavailable",
    "Unknown, Unavailable",
    "AccessDenied, Denied",
    "InvalidArgument, Denied"
  })
  void codesHaveMeanings(String code, String type) {
    StorageException failure = of(new OSSException("told", code, "id", "host", null, null, "GET"));

    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure).hasMessage("GET a/b: the store answers " + code);
  }

  @ParameterizedTest
  @CsvSource({
    "NoSuchBucket, bucket:",
    "InvalidAccessKeyId, 'accesskeyid, accesskeysecret:'",
    "SignatureDoesNotMatch, 'accesskeyid, accesskeysecret:'",
    "SecurityTokenExpired, securitytoken:",
    "FileImmutable, bucket:"
  })
  void whatAnOperatorCanMendNamesTheSetting(String code, String lead) {
    StorageException failure =
        of(new OSSException("with thekey in it", code, "id", "host", null, null, "GET"));

    assertThat(failure)
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageStartingWith(lead)
        .hasNoCause();
  }

  @Test
  void noAnswerMeansThatTheStoreIsAway() {
    assertThat(of(new ClientException("gone", "ConnectionTimeout", "id")))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessage("GET a/b: no answer from oss-cn-hangzhou.aliyuncs.com");
    assertThat(of(new ClientException("who?", "UnknownHost", "id")))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessage("endpoint: the host oss-cn-hangzhou.aliyuncs.com is unknown");
    assertThat(of(new InconsistentException(1L, 2L, "id")))
        .isInstanceOf(StorageException.Unavailable.class);
    assertThat(of(new IllegalStateException("Connection pool shut down")))
        .isInstanceOf(StorageException.Unavailable.class);
  }
}
