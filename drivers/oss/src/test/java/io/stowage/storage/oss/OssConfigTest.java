// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OssConfigTest {
  private static OssConfig config(String... more) {
    Map<String, String> settings = new HashMap<>(Map.of("bucket", "images"));
    settings.put("region", "cn-hangzhou");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return OssConfig.of(Settings.of(OssSettings.all(), settings));
  }

  private static String location(String... more) {
    return config(more).endpoint().location();
  }

  @Test
  void theRegionHasHostsForEverybodyForItsNetworkAndForAcceleration() {
    assertThat(location()).isEqualTo("https://oss-cn-hangzhou.aliyuncs.com/images");
    assertThat(location("internal", "true"))
        .isEqualTo("https://oss-cn-hangzhou-internal.aliyuncs.com/images");
    assertThat(location("accelerate", "true"))
        .isEqualTo("https://oss-accelerate.aliyuncs.com/images");
    assertThat(location("secure", "false")).isEqualTo("http://oss-cn-hangzhou.aliyuncs.com/images");
  }

  @Test
  void aRegionIsTheSameWithAndWithoutItsPrefix() {
    OssConfig prefixed = config("region", "oss-us-west-1");

    assertThat(prefixed.endpoint().region()).isEqualTo("us-west-1");
    assertThat(prefixed.endpoint()).isEqualTo(config("region", "us-west-1").endpoint());
  }

  @Test
  void anEndpointMayBeginWithTheBucketAsTheOtherRegistryWantsIt() {
    assertThat(location("endpoint", "images.oss-cn-beijing.aliyuncs.com"))
        .isEqualTo("https://oss-cn-beijing.aliyuncs.com/images");
    assertThat(location("endpoint", "oss-cn-beijing.aliyuncs.com"))
        .isEqualTo("https://oss-cn-beijing.aliyuncs.com/images");
  }

  @Test
  void aDomainOfTheBucketIsTakenAsItIs() {
    assertThat(location("endpoint", "http://data.example.com"))
        .isEqualTo("http://data.example.com");
    assertThat(location("endpoint", "http://cloud.example.com", "cname", "false"))
        .isEqualTo("http://cloud.example.com/images");
    assertThat(location("endpoint", "http://127.0.0.1:9000"))
        .isEqualTo("http://127.0.0.1:9000/images");
  }

  @Test
  void clientsMayReachTheStoreByAnotherName() {
    OssEndpoint endpoint =
        config("internal", "true", "redirectendpoint", "oss-cn-hangzhou.aliyuncs.com").endpoint();

    assertThat(endpoint.redirectBase().uri()).hasToString("https://oss-cn-hangzhou.aliyuncs.com");
  }

  @Test
  void whatIsMissingOrWrongIsNamed() {
    expectInvalid("bucket", "bucket", "a/b");
    expectInvalid("region", "region", "hangzhou");
    expectInvalid("region", "region", "cn-hangzhou-internal");
    expectInvalid("accelerate", "accelerate", "true", "internal", "true");
    expectInvalid("endpoint", "endpoint", "http://");
    expectInvalid("endpoint", "endpoint", "http://me:secret@store");
    expectInvalid("endpoint", "endpoint", "store.example.com/path");
    expectInvalid("redirectendpoint", "redirectendpoint", "ftp://store");
    expectInvalid("accesskeysecret", "accesskeyid", "LTAI5t");
    expectInvalid("accesskeyid", "accesskeysecret", "LTAI5t");
    expectInvalid("securitytoken", "securitytoken", "LTAI5t");
    expectInvalid("ramrole", "ramrole", "../token");
    expectInvalid("ramrole", "ramrole", "r", "accesskeyid", "LTAI5t", "accesskeysecret", "s");
    expectInvalid("ramrole", "ramrole", "r", "credentialsfile", "/keys");
    expectInvalid("metadataendpoint", "ramrole", "r", "metadataendpoint", "http://me:secret@host");
    expectInvalid("cafile", "cafile", "/nowhere");
    expectInvalid("signatureversion", "signatureversion", "v2");
    expectInvalid("chunksize", "chunksize", "1MiB");
  }

  private static void expectInvalid(String setting, String... settings) {
    assertThatThrownBy(() -> config(settings))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(setting + ": ")
        .hasMessageNotContaining("secret@")
        .hasMessageNotContaining("LTAI5t");
  }

  @Test
  void theKeysAreNotPrinted() {
    OssConfig config =
        config("accesskeyid", "theid", "accesskeysecret", "thesecret", "securitytoken", "thetoken");

    assertThat(config.toString()).doesNotContain("theid", "thesecret", "thetoken");
  }

  @Test
  void writesSayHowObjectsAreEncrypted() {
    assertThat(config().objectHeaders()).isEmpty();
    assertThat(config("encrypt", "true").objectHeaders())
        .containsExactly(Map.entry("x-oss-server-side-encryption", "AES256"));
    assertThat(config("encrypt", "true", "encryptionkeyid", "k").objectHeaders())
        .containsOnly(
            Map.entry("x-oss-server-side-encryption", "KMS"),
            Map.entry("x-oss-server-side-encryption-key-id", "k"));
  }
}
