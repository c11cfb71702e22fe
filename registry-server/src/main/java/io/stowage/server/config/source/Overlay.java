// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.source;

import io.stowage.server.config.ConfigException;
import io.stowage.server.config.Problem;
import io.stowage.server.config.keys.Nearest;
import io.stowage.server.config.keys.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts {@code REGISTRY_*} variables over what a file says. The name of a variable is the path of a
 * setting in capitals with underscores between; the table tells which underscores belong to a name.
 * A number picks an entry of a list, and the number after the last adds one.
 */
public final class Overlay {
  private final Schema schema;
  private final List<Problem> problems;

  /** Finds settings in a table, and adds to a list what is wrong with variables. */
  public Overlay(Schema schema, List<Problem> problems) {
    this.schema = schema;
    this.problems = problems;
  }

  /** The tree with each variable's value in its place. */
  public Node.Mapping apply(Node.Mapping root, Map<String, String> environment) {
    Node.Mapping result = root;
    for (Variable variable : Variable.all(environment)) {
      try {
        Optional<Node> changed = put(result, schema, variable.parts(), variable);
        if (changed.isPresent() && changed.get() instanceof Node.Mapping mapping) {
          result = mapping;
        } else {
          problems.add(unknown(variable));
        }
      } catch (ConfigException e) {
        problems.add(Problem.error(e.getMessage()));
      }
    }
    return result;
  }

  private Problem unknown(Variable variable) {
    String hint =
        Nearest.of(variable.name(), Variable.names(schema.paths()))
            .map(name -> "; did you mean " + name + "?")
            .orElse("");
    return Problem.warning("the variable " + variable.name() + " is unknown" + hint);
  }

  /** The node with the value below it; empty if nothing is known by that name. */
  private Optional<Node> put(Node at, Schema here, List<String> rest, Variable variable) {
    if (here.key().isPresent()) {
      return KeyOverlay.put(at, here.key().get(), rest, variable);
    }
    if (here.items().isPresent()) {
      return putItem(at, here.items().get(), rest, variable);
    }
    if (rest.isEmpty()) {
      return Optional.of(VariableValue.section(variable, at, here.path()));
    }
    Node.Mapping section = at instanceof Node.Mapping mapping ? mapping : Node.section();
    for (int used = rest.size(); used > 0; used--) {
      String name = String.join("_", rest.subList(0, used)).toLowerCase(Locale.ROOT);
      Schema child = here.children().get(name);
      if (child != null) {
        return put(section.get(name), child, rest.subList(used, rest.size()), variable)
            .map(value -> section.with(name, value));
      }
    }
    return Optional.empty();
  }

  private Optional<Node> putItem(Node at, Schema item, List<String> rest, Variable variable) {
    if (rest.isEmpty()) {
      return Optional.of(VariableValue.any(variable));
    }
    List<Node> items = at instanceof Node.Sequence list ? list.items() : List.of();
    int index = VariableValue.index(rest.get(0), items.size(), variable);
    Node existing = index < items.size() ? items.get(index) : Node.section();
    return put(existing, item, rest.subList(1, rest.size()), variable)
        .map(value -> new Node.Sequence(replaced(items, index, value)));
  }

  static List<Node> replaced(List<Node> items, int index, Node value) {
    List<Node> changed = new ArrayList<>(items);
    if (index == items.size()) {
      changed.add(value);
    } else {
      changed.set(index, value);
    }
    return changed;
  }
}
