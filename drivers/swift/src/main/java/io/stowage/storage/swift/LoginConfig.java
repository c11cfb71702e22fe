// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import io.stowage.storage.swift.Identity.Named;
import io.stowage.storage.swift.Identity.Project;
import io.stowage.storage.swift.Identity.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings about logging in, checked.
 *
 * @param url where to log in
 * @param version 1, 2 or 3
 * @param identity who logs in
 * @param region the region of the store, or null for the first one
 * @param endpointType which of its URLs counts
 */
record LoginConfig(
    URI url, int version, Identity identity, @Nullable String region, String endpointType) {
  private static final Pattern VERSION = Pattern.compile(".*/v([123])(\\.0)?/*");
  private static final Named KEYSTONES_OWN = new Named("default", null);

  /**
   * Checks the settings.
   *
   * @param environment stands in for credentials that are not set
   */
  static LoginConfig of(Settings settings, Map<String, String> environment) {
    URI url = url(settings.string(LoginSettings.AUTH_URL));
    return new LoginConfig(
        url,
        version(url, settings.string(LoginSettings.AUTH_VERSION)),
        identity(new Given(settings, environment)),
        settings.optional(LoginSettings.REGION).orElse(null),
        settings.string(LoginSettings.ENDPOINT_TYPE));
  }

  private record Given(Settings settings, Map<String, String> environment) {
    @Nullable String get(String name) {
      return settings.optional(name).filter(value -> !value.isEmpty()).orElse(null);
    }

    @Nullable String get(String name, String variable) {
      String value = get(name);
      return value == null ? environment.get(variable) : value;
    }
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
        throw new InvalidSettingException(LoginSettings.AUTH_URL, "is not a URL of http or https");
      }
      return url;
    } catch (URISyntaxException e) {
      throw new InvalidSettingException(LoginSettings.AUTH_URL, "is not a URL");
    }
  }

  private static int version(URI url, String given) {
    if (!given.equals("0")) {
      return Integer.parseInt(given);
    }
    Matcher path = VERSION.matcher(url.getPath());
    if (!path.matches()) {
      throw new InvalidSettingException(
          LoginSettings.AUTH_URL,
          "does not end with /v3, /v2.0 or /v1.0, and authversion is not set");
    }
    return Integer.parseInt(path.group(1));
  }

  private static Identity identity(Given given) {
    String user = given.get(LoginSettings.USERNAME, "OS_USERNAME");
    Named application =
        Named.of(
            given.get(LoginSettings.CREDENTIAL_ID, "OS_APPLICATION_CREDENTIAL_ID"),
            given.get(LoginSettings.CREDENTIAL_NAME));
    if (user == null && (application == null || application.id() == null)) {
      throw new InvalidSettingException(LoginSettings.USERNAME, "is not set");
    }
    Named domain =
        domain(given, LoginSettings.DOMAIN_ID, LoginSettings.DOMAIN).orElse(KEYSTONES_OWN);
    return new Identity(
        user,
        domain,
        application,
        secret(given, application != null),
        project(given, domain),
        given.get(LoginSettings.TRUST_ID));
  }

  private static Optional<Named> domain(Given given, String id, String name) {
    return Optional.ofNullable(Named.of(given.get(id), given.get(name)));
  }

  private static @Nullable Project project(Given given, Named userDomain) {
    Named project = Named.of(given.get(LoginSettings.TENANT_ID), given.get(LoginSettings.TENANT));
    return project == null
        ? null
        : new Project(
            project,
            domain(given, LoginSettings.TENANT_DOMAIN_ID, LoginSettings.TENANT_DOMAIN)
                .orElse(userDomain));
  }

  private static Secret secret(Given given, boolean ofApplication) {
    String key = ofApplication ? LoginSettings.CREDENTIAL_SECRET : LoginSettings.PASSWORD;
    String value = given.get(key);
    if (value == null && given.settings().has(LoginSettings.PASSWORD_FILE)) {
      value = firstLine(given.settings());
    }
    if (value == null) {
      String variable = ofApplication ? "OS_APPLICATION_CREDENTIAL_SECRET" : "OS_PASSWORD";
      value = given.environment().get(variable);
    }
    if (value == null) {
      throw new InvalidSettingException(key, "is not set, nor is " + LoginSettings.PASSWORD_FILE);
    }
    return new Secret(value);
  }

  private static String firstLine(Settings settings) {
    try (var lines = Files.lines(settings.path(LoginSettings.PASSWORD_FILE))) {
      return lines
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidSettingException(LoginSettings.PASSWORD_FILE, "names an empty file"));
    } catch (IOException e) {
      throw new InvalidSettingException(
          LoginSettings.PASSWORD_FILE, "cannot be read: " + e.getMessage());
    }
  }
}
