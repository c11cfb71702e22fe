// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.server.config.Problem;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads configurations written in a test, for drivers that are made up: a directory, memory, a
 * bucket.
 */
public final class Configs {
  private static final List<Setting> DIRECTORY =
      List.of(
          Setting.of("rootdirectory", SettingType.PATH, "Where everything is kept")
              .withDefault("/var/lib/registry"));

  private static final List<Setting> BUCKET =
      List.of(
          Setting.of("bucket", SettingType.STRING, "Name of the bucket").asRequired(),
          Setting.of("secretkey", SettingType.STRING, "Key of the account").asSecret(),
          Setting.of("max_retries", SettingType.INTEGER, "Tries after the first").withDefault("5"),
          Setting.of("storageclass", SettingType.STRING, "Class").choosing("STANDARD", "NONE"),
          Setting.of("credentials.type", SettingType.STRING, "Kind of credentials"));

  private Configs() {}

  /** Reads a file of this content, and variables given as {@code NAME=value}. */
  public static LoadedConfig load(String yaml, String... variables) {
    try {
      Path file = Files.createTempFile("config", ".yml");
      try {
        Files.writeString(file, yaml, UTF_8);
        return loader().load(Optional.of(file), environment(variables));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads variables alone. */
  public static LoadedConfig withoutFile(String... variables) {
    return loader().load(Optional.empty(), environment(variables));
  }

  /** The messages of one severity. */
  public static List<String> messages(LoadedConfig loaded, Problem.Severity severity) {
    return loaded.problems().stream()
        .filter(problem -> problem.severity() == severity)
        .map(Problem::message)
        .toList();
  }

  static List<String> errors(LoadedConfig loaded) {
    return messages(loaded, Problem.Severity.ERROR);
  }

  static List<String> warnings(LoadedConfig loaded) {
    return messages(loaded, Problem.Severity.WARNING);
  }

  static Map<String, String> environment(String... variables) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String variable : variables) {
      int sign = variable.indexOf('=');
      environment.put(variable.substring(0, sign), variable.substring(sign + 1));
    }
    return environment;
  }

  static ConfigLoader loader() {
    StorageDrivers installed = StorageDrivers.load();
    return new ConfigLoader(
        name ->
            switch (name) {
              case "bucket" -> BUCKET;
              case "filesystem" -> DIRECTORY;
              case "inmemory" -> List.of();
              default -> installed.find(name).settings();
            });
  }
}
