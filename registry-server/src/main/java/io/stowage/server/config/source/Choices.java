// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.source;

import io.stowage.server.config.ConfigException;
import io.stowage.server.config.keys.Choice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is chosen in the sections in which one name is chosen. */
public final class Choices {
  private Choices() {}

  /**
   * Rewrites the short forms as sections: {@code storage: inmemory}, and a name with nothing behind
   * it.
   */
  public static Node.Mapping spellOut(Node.Mapping root) {
    Node.Mapping result = root;
    for (Choice choice : Choice.values()) {
      if (root.get(choice.section()) instanceof Node.Scalar name) {
        result = result.with(choice.section(), Node.section().with(name.text(), Node.section()));
      } else if (root.get(choice.section()) instanceof Node.Mapping section) {
        result = result.with(choice.section(), filled(section));
      }
    }
    return result;
  }

  private static Node.Mapping filled(Node.Mapping section) {
    Node.Mapping result = section;
    for (Map.Entry<String, Node> entry : section.entries().entrySet()) {
      if (entry.getValue().isEmpty()) {
        result = result.with(entry.getKey(), Node.section());
      }
    }
    return result;
  }

  /** The names that are chosen: more than one is an error that the caller reports. */
  public static List<String> chosen(Node.Mapping root, Choice choice) {
    return root.get(choice.section()) instanceof Node.Mapping section
        ? section.entries().keySet().stream()
            .filter(name -> !choice.options().contains(name))
            .toList()
        : List.of();
  }

  /** The names that variables choose, as in {@code REGISTRY_STORAGE=s3}. */
  public static List<String> chosen(Map<String, String> environment, Choice choice) {
    return Variable.all(environment).stream()
        .filter(variable -> variable.parts().equals(List.of(upper(choice))))
        .flatMap(variable -> chosenBy(variable, choice).stream())
        .toList();
  }

  private static List<String> chosenBy(Variable variable, Choice choice) {
    try {
      Node value = VariableValue.section(variable, Node.section(), choice.section());
      return chosen(Node.section().with(choice.section(), value), choice);
    } catch (ConfigException reportedLater) {
      return List.of();
    }
  }

  /** The names that variables set something for, as in {@code REGISTRY_STORAGE_S3_BUCKET=b}. */
  public static List<String> mentioned(Map<String, String> environment, Choice choice) {
    return Variable.all(environment).stream()
        .map(Variable::parts)
        .filter(parts -> parts.size() > 1 && parts.get(0).equals(upper(choice)))
        .map(parts -> parts.get(1).toLowerCase(Locale.ROOT))
        .filter(name -> !choice.options().contains(name))
        .distinct()
        .toList();
  }

  private static String upper(Choice choice) {
    return choice.section().toUpperCase(Locale.ROOT);
  }

  /** The section with another choice: options stay, and what was set below the same name. */
  static Node choose(Node existing, String name, Choice choice) {
    Map<String, Node> kept = new LinkedHashMap<>();
    if (existing instanceof Node.Mapping section) {
      section
          .entries()
          .forEach(
              (entry, value) -> {
                if (entry.equals(name) || choice.options().contains(entry)) {
                  kept.put(entry, value);
                }
              });
    }
    kept.putIfAbsent(name, Node.section());
    return new Node.Mapping(kept);
  }
}
