// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.ConfigException;
import io.stowage.server.config.Problem;
import io.stowage.server.config.RegistryConfig;
import io.stowage.server.config.keys.Schema;
import io.stowage.server.config.source.Node;
import java.util.List;

/** A configuration that was read, with all that is to be said of it. Immutable. */
public final class LoadedConfig {
  private final RegistryConfig config;
  private final List<Problem> problems;
  private final Schema schema;
  private final Node.Mapping tree;

  LoadedConfig(RegistryConfig config, List<Problem> problems, Schema schema, Node.Mapping tree) {
    this.config = config;
    this.problems = List.copyOf(problems);
    this.schema = schema;
    this.tree = tree;
  }

  /**
   * The configuration.
   *
   * @throws ConfigException if something in it is wrong, with the first such thing
   */
  public RegistryConfig config() {
    List<String> errors =
        problems.stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(Problem::message)
            .toList();
    if (errors.isEmpty()) {
      return config;
    }
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
    throw new ConfigException(errors.get(0) + more);
  }

  /** What an operator should know, in the order in which it was found. */
  public List<Problem> problems() {
    return problems;
  }

  /** What is in effect, as YAML: what was given and what is done by default, secrets masked. */
  public String effectiveYaml() {
    return EffectiveYaml.print(schema, tree);
  }
}
