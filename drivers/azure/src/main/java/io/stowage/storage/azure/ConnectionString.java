// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.storage.setting.InvalidSettingException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Azure shows as a connection string, names and values in pairs.
 *
 * @param values by their names in lower case
 */
record ConnectionString(Map<String, String> values) {
  private static final String ACCOUNT_NAME = "accountname";

  static ConnectionString parse(String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        values.put(name, pair.substring(equals + 1).strip());
      } else if (!pair.isBlank()) {
        throw wrong("is not of NAME=VALUE pairs with semicolons between them");
      }
    }
    return new ConnectionString(values);
  }

  private static InvalidSettingException wrong(String problem) {
    return new InvalidSettingException(AzureSettings.CONNECTION_STRING, problem);
  }

  /** The URL of the blob service. */
  String url() {
    String url = values.get("blobendpoint");
    if (url != null) {
      return url;
    }
    String protocol = values.getOrDefault("defaultendpointsprotocol", "https");
    String realm = values.getOrDefault("endpointsuffix", "core.windows.net");
    return protocol + "://" + need(ACCOUNT_NAME) + ".blob." + realm;
  }

  private String need(String name) {
    String value = values.get(name);
    if (value == null) {
      throw wrong("lacks " + name);
    }
    return value;
  }

  AzureCredentials credentials() {
    @Nullable String signature = values.get("sharedaccesssignature");
    return signature != null
        ? new AzureCredentials.Signature(signature)
        : AzureCredentials.sharedKey(
            AzureSettings.CONNECTION_STRING, need(ACCOUNT_NAME), need("accountkey"));
  }

  /** Without its values, which are secret. */
  @Override
  public String toString() {
    return "***";
  }
}
