// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3EndpointTest {
  private static S3Config config(String... more) {
    Map<String, String> settings = new HashMap<>(Map.of("bucket", "images"));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return S3Config.of(Settings.of(S3Settings.all(), settings));
  }

  private static String location(String... more) {
    return config(more).endpoint().location();
  }

  @Test
  void amazonHasTheBucketInTheHostName() {
    assertThat(location("region", "eu-west-1"))
        .isEqualTo("https://images.s3.eu-west-1.amazonaws.com/");
    assertThat(location("region", "cn-north-1"))
        .isEqualTo("https://images.s3.cn-north-1.amazonaws.com.cn/");
    assertThat(location("region", "eu-west-1", "forcepathstyle", "true"))
        .isEqualTo("https://s3.eu-west-1.amazonaws.com/images/");
  }

  @Test
  void amazonHasMoreKindsOfEndpoints() {
    assertThat(location("region", "eu-west-1", "usedualstack", "true"))
        .isEqualTo("https://images.s3.dualstack.eu-west-1.amazonaws.com/");
    assertThat(location("region", "eu-west-1", "accelerate", "true", "usedualstack", "true"))
        .isEqualTo("https://images.s3-accelerate.dualstack.amazonaws.com/");
    assertThat(location("region", "us-east-1", "usefipsendpoint", "true"))
        .isEqualTo("https://images.s3-fips.us-east-1.amazonaws.com/");
  }

  @Test
  void anotherStoreHasTheBucketInThePathUnlessToldOtherwise() {
    assertThat(location("regionendpoint", "http://127.0.0.1:9000"))
        .isEqualTo("http://127.0.0.1:9000/images/");
    assertThat(location("regionendpoint", "store.example:9000", "secure", "false"))
        .isEqualTo("http://store.example:9000/images/");
    assertThat(location("regionendpoint", "https://store.example", "forcepathstyle", "false"))
        .isEqualTo("https://images.store.example/");
  }

  @Test
  void clientsMayReachTheStoreByAnotherName() {
    S3Endpoint endpoint =
        config("regionendpoint", "http://10.0.0.1", "redirectendpoint", "https://s3.example")
            .endpoint();

    assertThat(endpoint.redirectBase()).hasToString("https://s3.example/images/");
  }

  @Test
  void whatIsMissingOrWrongIsNamed() {
    expectInvalid("region", "secure", "true");
    expectInvalid("region", "region", "EU West");
    expectInvalid("bucket", "bucket", "a/b", "region", "eu-west-1");
    expectInvalid("regionendpoint", "regionendpoint", "http://");
    expectInvalid("regionendpoint", "regionendpoint", "http://me:secret@store");
    expectInvalid("secretkey", "region", "eu-west-1", "accesskey", "AKIA");
    expectInvalid("v4auth", "region", "eu-west-1", "v4auth", "false");
  }

  private static void expectInvalid(String setting, String... settings) {
    assertThatThrownBy(() -> config(settings))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(setting + ": ")
        .hasMessageNotContaining("secret@")
        .hasMessageNotContaining("AKIA");
  }

  @Test
  void theKeysAreNotPrinted() {
    S3Config config =
        config("region", "eu-west-1", "accesskey", "theaccess", "secretkey", "thesecret");

    assertThat(config.toString()).doesNotContain("theaccess").doesNotContain("thesecret");
  }

  @Test
  void writesSayHowObjectsAreKept() {
    assertThat(config("region", "r").objectHeaders())
        .containsExactly(Map.entry("x-amz-storage-class", "STANDARD"));
    assertThat(config("region", "r", "storageclass", "NONE", "encrypt", "true").objectHeaders())
        .containsExactly(Map.entry("x-amz-server-side-encryption", "AES256"));
    assertThat(
            config("region", "r", "encrypt", "true", "keyid", "k", "objectacl", "public-read")
                .objectHeaders())
        .containsEntry("x-amz-server-side-encryption", "aws:kms")
        .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", "k")
        .containsEntry("x-amz-acl", "public-read");
  }
}
