// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * Where a container is.
 *
 * @param account the URL of the account's blob service, without a slash at its end
 * @param container the name of the container
 * @param redirect the URL of the account as clients see it, without a slash at its end
 */
record AzureEndpoint(URI account, String container, URI redirect) {
  private static final String ACCOUNT = "[a-z0-9]{3,24}";
  private static final String CONTAINER = "[a-z0-9](-?[a-z0-9]){2,62}";

  static AzureEndpoint of(Settings settings) {
    String container = settings.string(AzureSettings.CONTAINER);
    if (!container.matches(CONTAINER)) {
      throw new InvalidSettingException(AzureSettings.CONTAINER, "is no name of a container");
    }
    URI account = account(settings);
    URI redirect =
        AzureConfig.given(settings, AzureSettings.REDIRECT_ENDPOINT)
            .map(text -> url(AzureSettings.REDIRECT_ENDPOINT, text))
            .orElse(account);
    return new AzureEndpoint(account, container, redirect);
  }

  private static URI account(Settings settings) {
    Optional<String> url = AzureConfig.given(settings, AzureSettings.SERVICE_URL);
    if (url.isPresent()) {
      return url(AzureSettings.SERVICE_URL, url.get());
    }
    Optional<String> connection = AzureConfig.given(settings, AzureSettings.CONNECTION_STRING);
    if (connection.isPresent()) {
      return url(AzureSettings.CONNECTION_STRING, ConnectionString.parse(connection.get()).url());
    }
    String name =
        AzureConfig.given(settings, AzureSettings.ACCOUNT_NAME)
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        AzureSettings.ACCOUNT_NAME,
                        "has to be set, unless serviceurl or connectionstring is"));
    if (!name.matches(ACCOUNT)) {
      throw new InvalidSettingException(AzureSettings.ACCOUNT_NAME, "is no name of an account");
    }
    String realm = settings.string(AzureSettings.REALM).strip();
    if (!realm.matches("[A-Za-z0-9.-]+")) {
      throw new InvalidSettingException(AzureSettings.REALM, "is no domain");
    }
    return URI.create("https://" + name + ".blob." + realm);
  }

  private static URI url(String setting, String text) {
    URI url;
    try {
      url = URI.create(text.replaceAll("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw noUrl(setting);
    }
    boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!isHttp || url.getHost() == null || url.getQuery() != null || url.getUserInfo() != null) {
      throw noUrl(setting);
    }
    return url;
  }

  /** Without the text, which may hold a signature or a password. */
  private static InvalidSettingException noUrl(String setting) {
    return new InvalidSettingException(
        setting, "names no URL that begins with http:// or https://, without user and query");
  }

  /** Where this is, for a line in a log. */
  String location() {
    return account + "/" + container + "/";
  }

  String host() {
    return account.getRawAuthority();
  }

  /** The same URL as clients see it. */
  URI redirected(String url) {
    return URI.create(redirect + url.substring(account.toString().length()));
  }
}
