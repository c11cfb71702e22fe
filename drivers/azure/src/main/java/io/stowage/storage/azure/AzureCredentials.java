// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What the driver shows to the store; printed without secrets. */
sealed interface AzureCredentials {

  /** A key of the account, which signs requests and URLs. */
  record SharedKey(String account, String key) implements AzureCredentials {
    @Override
    public String toString() {
      return "***";
    }
  }

  /** A signature that somebody made with such a key: signs nothing else. */
  record Signature(String token) implements AzureCredentials {
    /** Takes one that was copied with the question mark before it, too. */
    public Signature {
      token = token.startsWith("?") ? token.substring(1) : token;
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  /** A service principal, which gets tokens for its secret. */
  record Principal(String tenant, String client, String secret, String authority)
      implements AzureCredentials {
    @Override
    public String toString() {
      return client + " ***";
    }
  }

  /** What the environment, a workload identity or the machine gives. */
  record Surroundings(Optional<String> client, String authority) implements AzureCredentials {}

  /** Whether requests carry a token of Azure's directory. */
  default boolean areTokens() {
    return this instanceof Principal || this instanceof Surroundings;
  }

  /** Takes what is set; what contradicts itself is named. */
  static AzureCredentials of(Settings settings) {
    List<String> given = new ArrayList<>();
    for (String name :
        List.of(
            AzureSettings.CONNECTION_STRING,
            AzureSettings.ACCOUNT_KEY,
            AzureSettings.SAS_TOKEN,
            AzureSettings.CLIENT_SECRET)) {
      if (AzureConfig.given(settings, name).isPresent()) {
        given.add(name);
      }
    }
    if (given.size() > 1) {
      throw new InvalidSettingException(
          given.get(1), "is one of several credentials that are set, with " + given.get(0));
    }
    String found = given.isEmpty() ? "" : given.get(0);
    return switch (AzureConfig.given(settings, AzureSettings.CREDENTIALS_TYPE).orElse(found)) {
      case AzureSettings.SHARED_KEY, AzureSettings.ACCOUNT_KEY -> {
        expect(found, AzureSettings.ACCOUNT_KEY);
        yield sharedKey(
            AzureSettings.ACCOUNT_KEY,
            need(settings, AzureSettings.ACCOUNT_NAME),
            need(settings, AzureSettings.ACCOUNT_KEY));
      }
      case AzureSettings.SERVICE_PRINCIPAL, AzureSettings.CLIENT_SECRET -> {
        expect(found, AzureSettings.CLIENT_SECRET);
        yield new Principal(
            need(settings, AzureSettings.TENANT_ID),
            need(settings, AzureSettings.CLIENT_ID),
            need(settings, AzureSettings.CLIENT_SECRET),
            authority(settings));
      }
      case AzureSettings.SAS_TOKEN -> new Signature(need(settings, AzureSettings.SAS_TOKEN));
      case AzureSettings.CONNECTION_STRING ->
          ConnectionString.parse(need(settings, AzureSettings.CONNECTION_STRING)).credentials();
      default -> {
        expect(found, "");
        yield new Surroundings(
            AzureConfig.given(settings, AzureSettings.CLIENT_ID), authority(settings));
      }
    };
  }

  /** Other credentials than those of the type would be passed over in silence. */
  private static void expect(String found, String expected) {
    if (!found.isEmpty() && !found.equals(expected)) {
      throw new InvalidSettingException(
          AzureSettings.CREDENTIALS_TYPE, "is of another kind than " + found + ", which is set");
    }
  }

  private static String need(Settings settings, String name) {
    return AzureConfig.given(settings, name)
        .orElseThrow(
            () -> new InvalidSettingException(name, "has to be set for these credentials"));
  }

  /** Checks a key before the client does, which would show it. */
  static SharedKey sharedKey(String setting, String account, String key) {
    try {
      if (Base64.getDecoder().decode(key).length > 0) {
        return new SharedKey(account, key);
      }
    } catch (IllegalArgumentException e) {
      // said below, without the key
    }
    throw new InvalidSettingException(setting, "holds no key in base64");
  }

  /** Who gives tokens in the cloud that the realm names. */
  private static String authority(Settings settings) {
    String usual =
        switch (settings.string(AzureSettings.REALM)) {
          case "core.usgovcloudapi.net" -> "https://login.microsoftonline.us/";
          case "core.chinacloudapi.cn" -> "https://login.chinacloudapi.cn/";
          default -> "https://login.microsoftonline.com/";
        };
    String authority = AzureConfig.given(settings, AzureSettings.AUTHORITY_HOST).orElse(usual);
    if (!authority.matches("https://[^/?#@]+/?")) {
      throw new InvalidSettingException(
          AzureSettings.AUTHORITY_HOST, "is not https:// and a host, without a path");
    }
    return authority;
  }
}
