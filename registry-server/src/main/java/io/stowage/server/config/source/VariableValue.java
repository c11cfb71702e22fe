// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.source;

import io.stowage.server.config.ConfigException;
import io.stowage.server.config.keys.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the value of a variable is, given where it goes. */
final class VariableValue {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private static final Set<String> QUOTED_NOTHING = Set.of("''", "\"\"");

  private VariableValue() {}

  /** One value: YAML, so that quotes may stand around it; plain text where that is no value. */
  static Node scalar(Variable variable) {
    String plain = variable.value().strip();
    if (NULLS.contains(plain)) {
      return new Node.Empty();
    }
    Node literal = new Node.Scalar(plain, Optional.of(variable.name()));
    try {
      Node value = any(variable);
      return value instanceof Node.Scalar || QUOTED_NOTHING.contains(plain) ? value : literal;
    } catch (ConfigException notYaml) {
      return literal;
    }
  }

  /** A list in YAML, or its only value. */
  static Node list(Variable variable) {
    Node value = scalar(variable);
    if (!variable.value().strip().startsWith("[")) {
      return value.isEmpty() ? value : new Node.Sequence(List.of(value));
    }
    return any(variable);
  }

  /** Whatever YAML says. */
  static Node any(Variable variable) {
    return YamlReader.read(variable.value(), variable.name(), Optional.of(variable.name()));
  }

  /**
   * A whole section in YAML, which takes the place of the existing one; or the name of a choice.
   *
   * @throws ConfigException if it is neither
   */
  static Node section(Variable variable, Node existing, String path) {
    Node value = any(variable);
    Optional<Choice> choice =
        Arrays.stream(Choice.values()).filter(c -> c.section().equals(path)).findFirst();
    if (choice.isPresent() && value instanceof Node.Scalar name) {
      return Choices.choose(existing, name.text(), choice.get());
    }
    if (value instanceof Node.Mapping || value.isEmpty()) {
      return value;
    }
    throw new ConfigException(variable.name() + ": " + path + " is a section: name a key in it");
  }

  /**
   * A place in a list.
   *
   * @throws ConfigException if it is no number, or more than one behind the last
   */
  static int index(String part, int size, Variable variable) {
    if (Variable.isIndex(part) && Integer.parseInt(part) <= size) {
      return Integer.parseInt(part);
    }
    throw new ConfigException(
        variable.name()
            + ": the list has "
            + size
            + " entries: \""
            + part
            + "\" is no place in it");
  }
}
