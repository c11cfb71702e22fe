// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.source;

import io.stowage.server.config.keys.Key;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a variable's value into one setting, by the setting's shape. */
final class KeyOverlay {
  private KeyOverlay() {}

  /**
   * The setting's new value.
   *
   * @param rest what the variable's name says below the setting
   * @return empty if the setting has nothing of that name
   */
  static Optional<Node> put(Node at, Key key, List<String> rest, Variable variable) {
    return switch (key.shape()) {
      case SCALAR ->
          rest.isEmpty() ? Optional.of(VariableValue.scalar(variable)) : Optional.empty();
      case LIST -> list(at, rest, variable);
      case MAP -> map(at, rest, variable);
      case MAP_OF_LISTS -> mapOfLists(at, rest, variable);
      case OPAQUE -> Optional.of(opaque(at, rest, variable));
    };
  }

  private static Optional<Node> list(Node at, List<String> rest, Variable variable) {
    if (rest.isEmpty()) {
      return Optional.of(VariableValue.list(variable));
    }
    if (rest.size() > 1) {
      return Optional.empty();
    }
    List<Node> items =
        at instanceof Node.Sequence list ? list.items() : at.isEmpty() ? List.of() : List.of(at);
    int index = VariableValue.index(rest.get(0), items.size(), variable);
    return Optional.of(
        new Node.Sequence(Overlay.replaced(items, index, VariableValue.scalar(variable))));
  }

  private static Optional<Node> map(Node at, List<String> rest, Variable variable) {
    if (rest.isEmpty()) {
      return Optional.of(VariableValue.any(variable));
    }
    Node.Mapping entries = at instanceof Node.Mapping mapping ? mapping : Node.section();
    String name = existing(entries, String.join("_", rest));
    return Optional.of(entries.with(name, VariableValue.scalar(variable)));
  }

  /** As for headers: an underscore stands for the hyphen that variables cannot have. */
  private static Optional<Node> mapOfLists(Node at, List<String> rest, Variable variable) {
    if (rest.isEmpty()) {
      return Optional.of(VariableValue.any(variable));
    }
    Node.Mapping entries = at instanceof Node.Mapping mapping ? mapping : Node.section();
    int last = rest.size() - 1;
    boolean indexed = last > 0 && Variable.isIndex(rest.get(last));
    List<String> words = indexed ? rest.subList(0, last) : rest;
    String name = existing(entries, String.join("-", words));
    return list(entries.get(name), rest.subList(words.size(), rest.size()), variable)
        .map(value -> entries.with(name, value));
  }

  private static Node opaque(Node at, List<String> rest, Variable variable) {
    if (rest.isEmpty()) {
      return VariableValue.any(variable);
    }
    Node.Mapping entries = at instanceof Node.Mapping mapping ? mapping : Node.section();
    String name = existing(entries, rest.get(0));
    return entries.with(name, opaque(entries.get(name), rest.subList(1, rest.size()), variable));
  }

  private static String existing(Node.Mapping entries, String name) {
    return entries.entries().keySet().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name.toLowerCase(Locale.ROOT));
  }
}
