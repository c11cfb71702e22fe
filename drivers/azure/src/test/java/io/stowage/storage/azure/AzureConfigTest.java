// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzureConfigTest {
  private static final String KEY = "c2VjcmV0";
  private static final String CONNECTION =
      "DefaultEndpointsProtocol=https;AccountName=images;AccountKey=" + KEY;

  private static AzureConfig config(String... more) {
    Map<String, String> settings = new HashMap<>(Map.of("container", "registry"));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return AzureConfig.of(Settings.of(AzureSettings.all(), settings));
  }

  private static String location(String... more) {
    return config(more).endpoint().location();
  }

  @Test
  void theAccountAndTheRealmMakeTheEndpoint() {
    assertThat(location("accountname", "images", "accountkey", KEY))
        .isEqualTo("https://images.blob.core.windows.net/registry/");
    assertThat(location("accountname", "images", "realm", "core.chinacloudapi.cn"))
        .isEqualTo("https://images.blob.core.chinacloudapi.cn/registry/");
    assertThat(
            location(
                "accountname",
                "images",
                "accountkey",
                KEY,
                "serviceurl",
                "http://127.0.0.1:1/images/"))
        .isEqualTo("http://127.0.0.1:1/images/registry/");
  }

  @Test
  void aConnectionStringHasTheEndpointAndTheCredentials() {
    assertThat(location("connectionstring", CONNECTION))
        .isEqualTo("https://images.blob.core.windows.net/registry/");
    assertThat(location("connectionstring", CONNECTION + ";EndpointSuffix=core.usgovcloudapi.net"))
        .isEqualTo("https://images.blob.core.usgovcloudapi.net/registry/");
    assertThat(location("connectionstring", CONNECTION + ";BlobEndpoint=http://localhost:1/images"))
        .isEqualTo("http://localhost:1/images/registry/");
    assertThat(config("connectionstring", CONNECTION).credentials())
        .isEqualTo(new AzureCredentials.SharedKey("images", KEY));
  }

  @Test
  void aConnectionStringMayHoldASignature() {
    String text = "BlobEndpoint=https://images.example;SharedAccessSignature=sv=2024&sig=abc%3D";

    assertThat(config("connectionstring", text).credentials())
        .isEqualTo(new AzureCredentials.Signature("sv=2024&sig=abc%3D"));
  }

  @Test
  void whatIsSetDecidesTheKindOfCredentials() {
    assertThat(config("accountname", "images", "sastoken", "?sig=abc").credentials())
        .isEqualTo(new AzureCredentials.Signature("sig=abc"));
    assertThat(config("accountname", "images").credentials())
        .isInstanceOf(AzureCredentials.Surroundings.class);
  }

  @Test
  void theSuccessorNamesTheKindOfCredentials() {
    AzureConfig config =
        config(
            "accountname", "images",
            "realm", "core.usgovcloudapi.net",
            "credentials.type", "client_secret",
            "credentials.tenantid", "tenant",
            "credentials.clientid", "client",
            "credentials.secret", "thesecret");

    assertThat(config.credentials())
        .isEqualTo(
            new AzureCredentials.Principal(
                "tenant", "client", "thesecret", "https://login.microsoftonline.us/"));
    assertThat(
            config("accountname", "images", "accountkey", KEY, "credentials.type", "shared_key")
                .credentials())
        .isEqualTo(new AzureCredentials.SharedKey("images", KEY));
  }

  @Test
  void clientsMayReachTheStoreByAnotherName() {
    AzureEndpoint endpoint =
        config("accountname", "images", "redirectendpoint", "https://cdn.example").endpoint();

    assertThat(endpoint.redirected("https://images.blob.core.windows.net/registry/a?sig=1"))
        .isEqualTo(URI.create("https://cdn.example/registry/a?sig=1"));
  }

  @Test
  void whatIsMissingOrWrongIsNamed() {
    expectInvalid("accountname");
    expectInvalid("accountname", "accountname", "Not-An-Account");
    expectInvalid("container", "accountname", "images", "container", "UPPER");
    expectInvalid("realm", "accountname", "images", "realm", "a/b");
    expectInvalid("serviceurl", "serviceurl", "images.example");
    expectInvalid("serviceurl", "serviceurl", "https://images.example?sig=hidden");
    expectInvalid("accountkey", "accountname", "images", "accountkey", "hidden!");
    expectInvalid("connectionstring", "connectionstring", "hidden");
    expectInvalid("connectionstring", "connectionstring", "AccountName=images;AccountKey=hidden!");
    expectInvalid("sastoken", "accountname", "images", "accountkey", KEY, "sastoken", "hidden");
    expectInvalid("serviceversion", "accountname", "images", "serviceversion", "1999-01-01");
  }

  @Test
  void credentialsOfAnotherKindThanTheTypeAreNotPassedOver() {
    expectInvalid(
        "credentials.type",
        "accountname",
        "images",
        "accountkey",
        KEY,
        "credentials.type",
        "default_credentials");
    expectInvalid("credentials.tenantid", "accountname", "images", "credentials.secret", "hidden");
  }

  @Test
  void tokensAreNotAskedForOrSentInTheOpen() {
    expectInvalid("serviceurl", "serviceurl", "http://images.example");
    expectInvalid(
        "credentials.authorityhost",
        "accountname",
        "images",
        "credentials.authorityhost",
        "http://login.example/");
  }

  private static void expectInvalid(String setting, String... settings) {
    assertThatThrownBy(() -> config(settings))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(setting + ": ")
        .hasMessageNotContaining("hidden")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(config("connectionstring", CONNECTION).toString()).doesNotContain(KEY);
    assertThat(config("accountname", "images", "sastoken", "sig=hidden").toString())
        .doesNotContain("hidden");
    assertThat(new ConnectionString(Map.of("accountkey", KEY)).toString()).doesNotContain(KEY);
    assertThat(new AzureCredentials.Principal("t", "c", KEY, "a").toString()).doesNotContain(KEY);
  }
}
