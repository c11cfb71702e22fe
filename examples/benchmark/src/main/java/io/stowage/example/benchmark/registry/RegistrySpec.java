// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A registry under test.
 *
 * @param name what the table calls it
 * @param command the program and its arguments; {@code ${config}} stands for the configuration file
 * @param environment variables on top of the benchmark's own
 * @param template the configuration file; {@code ${root}}, {@code ${port}} and {@code ${tls}} stand
 *     for the storage directory, the port on 127.0.0.1 and the {@code tls} key of {@code http}, or
 *     nothing
 */
public record RegistrySpec(
    String name, List<String> command, Map<String, String> environment, String template) {

  private static final String DIRECTORY = "  filesystem:\n    rootdirectory: ${root}\n";

  /** Copies the collections. */
  public RegistrySpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * Describes a registry that is started as {@code PROGRAM serve CONFIG} and understands the
   * incumbent's configuration.
   */
  public static RegistrySpec of(String name, Path program) {
    List<String> command = List.of(program.toString(), "serve", "${config}");
    return new RegistrySpec(name, command, Map.of(), defaultTemplate());
  }

  /** Returns this registry with one more variable in its environment, or another value for it. */
  public RegistrySpec with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new RegistrySpec(name, command, more, template);
  }

  /** Returns this registry with another driver: its YAML, as it stands below {@code storage}. */
  public RegistrySpec onDriver(String yaml) {
    return new RegistrySpec(name, command, environment, template.replace(DIRECTORY, yaml));
  }

  List<String> commandLine(Path config) {
    return command.stream().map(word -> word.replace("${config}", config.toString())).toList();
  }

  String config(Path root, int port, @Nullable TlsCertificate certificate) {
    String tls =
        certificate == null
            ? ""
            : "  tls:\n    certificate: %s\n    key: %s"
                .formatted(certificate.certificate(), certificate.key());
    return template
        .replace("${root}", root.toString())
        .replace("${port}", Integer.toString(port))
        .replace("${tls}", tls);
  }

  private static String defaultTemplate() {
    try (InputStream in = RegistrySpec.class.getResourceAsStream("registry.yml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
