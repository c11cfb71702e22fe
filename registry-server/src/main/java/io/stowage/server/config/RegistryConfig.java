// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.Map;
import java.util.Objects;

/**
 * All settings of a server. Immutable; an embedder starts from {@link #defaults()} and changes what
 * it needs:
 *
 * <pre>{@code
 * RegistryConfig config =
 *     RegistryConfig.defaults().withDriver("inmemory", Map.of()).withAddress("127.0.0.1", 0);
 * }</pre>
 *
 * @param log what is logged
 * @param storage where content is kept
 * @param http how it is served
 * @param catalogMaxEntries the largest page of {@code _catalog}, at least 1 ({@code
 *     catalog.maxentries}); a client that asks for more is refused
 * @param tagsMaxTags the largest page of {@code tags/list}, at least 1 ({@code tags.maxtags}); a
 *     client that asks for more gets so many
 * @param validation how manifests are checked
 * @param auth how clients say who they are
 * @param health what is looked at to tell whether the server is healthy
 */
public record RegistryConfig(
    LogConfig log,
    StorageConfig storage,
    HttpConfig http,
    int catalogMaxEntries,
    int tagsMaxTags,
    ValidationConfig validation,
    AuthConfig auth,
    HealthConfig health) {

  /** Entries on a page of the catalog or of tags, where nothing else is set: 1000. */
  public static final int DEFAULT_PAGE = 1000;

  /**
   * Checks the sizes of pages.
   *
   * @throws IllegalArgumentException if a page has no room for one entry
   */
  public RegistryConfig {
    Objects.requireNonNull(log);
    Objects.requireNonNull(storage);
    Objects.requireNonNull(http);
    Objects.requireNonNull(validation);
    Objects.requireNonNull(auth);
    Objects.requireNonNull(health);
    if (catalogMaxEntries < 1 || tagsMaxTags < 1) {
      throw new IllegalArgumentException("a page holds at least one entry");
    }
  }

  /**
   * What a server without a configuration does.
   *
   * @return one that keeps its content in {@code ./registry-data}, listens on {@code
   *     127.0.0.1:5000} without TLS, and asks nobody who they are
   */
  public static RegistryConfig defaults() {
    return new RegistryConfig(
        LogConfig.defaults(),
        StorageConfig.defaults(),
        HttpConfig.defaults(),
        DEFAULT_PAGE,
        DEFAULT_PAGE,
        ValidationConfig.defaults(),
        new AuthConfig.None(),
        HealthConfig.none());
  }

  /**
   * The same on another backend.
   *
   * @param driver name of a storage driver on the class path, such as {@code inmemory}
   * @param parameters its settings, by the names that the driver declares; wrong ones keep the
   *     server from starting
   * @return all other settings as they are
   * @throws IllegalArgumentException if the name is blank
   */
  public RegistryConfig withDriver(String driver, Map<String, Object> parameters) {
    return withStorage(storage.withDriver(driver, parameters));
  }

  /**
   * The same, listening on another TCP address.
   *
   * @param host name or address of the interface to bind; {@code 0.0.0.0} is every interface
   * @param port 0 to 65535; 0 lets the system choose
   * @return all other settings as they are
   * @throws IllegalArgumentException if the host is blank, or the port out of bounds
   */
  public RegistryConfig withAddress(String host, int port) {
    return withHttp(http.toBuilder().addr(new ListenAddress.Tcp(host, port)).build());
  }

  /**
   * The same with other storage settings.
   *
   * @param newStorage all of them, as {@link StorageConfig} changes them
   * @return all other settings as they are
   */
  public RegistryConfig withStorage(StorageConfig newStorage) {
    return new RegistryConfig(
        log, newStorage, http, catalogMaxEntries, tagsMaxTags, validation, auth, health);
  }

  /**
   * The same with other HTTP settings.
   *
   * @param newHttp all of them, as {@link HttpConfig#toBuilder} changes them
   * @return all other settings as they are
   */
  public RegistryConfig withHttp(HttpConfig newHttp) {
    return new RegistryConfig(
        log, storage, newHttp, catalogMaxEntries, tagsMaxTags, validation, auth, health);
  }

  /**
   * The same with other log settings.
   *
   * @param newLog all of them
   * @return all other settings as they are
   */
  public RegistryConfig withLog(LogConfig newLog) {
    return new RegistryConfig(
        newLog, storage, http, catalogMaxEntries, tagsMaxTags, validation, auth, health);
  }

  /**
   * The same with other checks of manifests.
   *
   * @param newValidation all of them
   * @return all other settings as they are
   */
  public RegistryConfig withValidation(ValidationConfig newValidation) {
    return new RegistryConfig(
        log, storage, http, catalogMaxEntries, tagsMaxTags, newValidation, auth, health);
  }

  /**
   * The same with another way to authenticate.
   *
   * @param newAuth the only way from then on
   * @return all other settings as they are
   */
  public RegistryConfig withAuth(AuthConfig newAuth) {
    return new RegistryConfig(
        log, storage, http, catalogMaxEntries, tagsMaxTags, validation, newAuth, health);
  }

  /**
   * The same with other checks of health.
   *
   * @param newHealth all of them, with the address where they are told
   * @return all other settings as they are
   */
  public RegistryConfig withHealth(HealthConfig newHealth) {
    return new RegistryConfig(
        log, storage, http, catalogMaxEntries, tagsMaxTags, validation, auth, newHealth);
  }
}
