// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.StorageException;
import io.stowage.storage.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OssCredentialsTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "OSS_ACCESS_KEY_ID", "id-of-env",
          "OSS_ACCESS_KEY_SECRET", "secret-of-env",
          "OSS_SESSION_TOKEN", "token-of-env");

  @TempDir private Path directory;

  private static OssCredentials credentials(Map<String, String> environment, String... more) {
    Map<String, String> settings = new HashMap<>(Map.of("bucket", "images"));
    settings.put("region", "cn-hangzhou");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    OssConfig config = OssConfig.of(Settings.of(OssSettings.all(), settings));
    return new OssCredentials(config, environment, Clock.systemUTC());
  }

  @Test
  void keysThatAreSetCountBeforeThoseOfTheEnvironment() throws StorageException {
    assertThat(credentials(ENVIRONMENT, "accesskeyid", "a", "accesskeysecret", "b").get())
        .isEqualTo(new OssKeys("a", "b", null));
    assertThat(credentials(ENVIRONMENT).get())
        .isEqualTo(new OssKeys("id-of-env", "secret-of-env", "token-of-env"));
  }

  @Test
  void aFileIsReadAgainWhenItChanges() throws IOException {
    Path file = Files.writeString(directory.resolve("keys"), "accesskeyid=a\naccesskeysecret=b\n");
    OssCredentials credentials = credentials(ENVIRONMENT, "credentialsfile", file.toString());
    OssKeys before = credentials.get();

    Files.writeString(file, "accesskeyid=a2\naccesskeysecret=b2\nsecuritytoken=c2\n");

    assertThat(before).isEqualTo(new OssKeys("a", "b", null));
    assertThat(credentials.get()).isEqualTo(new OssKeys("a2", "b2", "c2"));
  }

  @Test
  void missingKeysAreSaidToBeMissing() throws IOException {
    Path file = Files.writeString(directory.resolve("keys"), "accesskeyid=thekey\n");

    assertThatThrownBy(() -> credentials(Map.of()).get())
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageStartingWith("accesskeyid: ");
    assertThatThrownBy(() -> credentials(Map.of(), "credentialsfile", file.toString()).get())
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageStartingWith("credentialsfile: ")
        .hasMessageNotContaining("thekey");
    assertThatThrownBy(() -> credentials(Map.of(), "credentialsfile", "/nowhere").get())
        .isInstanceOf(StorageException.Denied.class)
        .hasMessage("credentialsfile: /nowhere cannot be read");
  }
}
