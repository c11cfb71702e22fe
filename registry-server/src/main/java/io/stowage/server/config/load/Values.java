// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.Problem;
import io.stowage.server.config.keys.Key;
import io.stowage.server.config.keys.Schema;
import io.stowage.server.config.source.Node;
import io.stowage.storage.setting.InvalidSettingException;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of settings by their paths, with defaults filled in. A wrong value, which {@link
 * KeyCheck} has reported, reads as if it was not given.
 */
final class Values {
  private final Schema schema;
  private final Node.Mapping tree;
  private final List<Problem> problems;

  Values(Schema schema, Node.Mapping tree, List<Problem> problems) {
    this.schema = schema;
    this.tree = tree;
    this.problems = problems;
  }

  /** Reports that a value is wrong, or that it does not fit another. */
  void wrong(String path, String problem) {
    problems.add(Problem.error(path + ": " + problem));
  }

  /** Reports that a given value is not followed to the letter. */
  void warn(String path, String remark) {
    problems.add(Problem.warning(path + ": " + remark));
  }

  /** Reports what is done where nothing was given. */
  void note(String remark) {
    problems.add(Problem.note(remark));
  }

  boolean given(String path) {
    return !node(path).isEmpty();
  }

  /** Whether a key is there, with a value or without. */
  boolean mentioned(String section, String name) {
    return node(section) instanceof Node.Mapping mapping && mapping.entries().containsKey(name);
  }

  boolean flag(String path) {
    return (Boolean) required(path);
  }

  int number(String path) {
    return Math.toIntExact((Long) required(path));
  }

  Duration duration(String path) {
    return (Duration) required(path);
  }

  String text(String path) {
    return (String) required(path);
  }

  /** The text of a setting that need not have a value; paths come as text too. */
  Optional<String> optional(String path) {
    return value(path).map(Object::toString);
  }

  List<String> list(String path) {
    return texts(node(path));
  }

  /** The files of a setting, of which those that cannot be read are reported and left out. */
  List<Path> readableFiles(String path) {
    List<Path> files = new ArrayList<>();
    for (String text : list(path)) {
      if (new File(text).canRead()) {
        files.add(Path.of(text));
      } else {
        wrong(path, "cannot read the file " + text);
      }
    }
    return files;
  }

  Map<String, List<String>> lists(String path) {
    return listsOf(node(path));
  }

  Map<String, String> map(String path) {
    Map<String, String> found = new LinkedHashMap<>();
    entries(path).forEach((name, value) -> texts(value).forEach(text -> found.put(name, text)));
    return found;
  }

  /** The sections of a list, in which settings are found by their last names. */
  List<Values> items(String path) {
    Schema section =
        schema
            .find(List.of(path.split("\\.", -1)))
            .flatMap(Schema::items)
            .orElseThrow(() -> new IllegalStateException(path + " is no list in the table"));
    List<Values> found = new ArrayList<>();
    if (node(path) instanceof Node.Sequence sections) {
      for (Node item : sections.items()) {
        Node.Mapping mapping = item instanceof Node.Mapping given ? given : Node.section();
        found.add(new Values(section, mapping, problems));
      }
    }
    return found;
  }

  /** The sections of a list, each with its plain values by name. */
  List<Map<String, String>> sections(String path) {
    return node(path) instanceof Node.Sequence sections
        ? sections.items().stream().map(Values::plain).toList()
        : List.of();
  }

  /** The sections of a list, each with lists of values by name. */
  List<Map<String, List<String>>> sectionsOfLists(String path) {
    return node(path) instanceof Node.Sequence sections
        ? sections.items().stream().map(Values::listsOf).toList()
        : List.of();
  }

  private static Map<String, List<String>> listsOf(Node section) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    if (section instanceof Node.Mapping mapping) {
      mapping.entries().forEach((name, value) -> found.put(name, texts(value)));
    }
    return found;
  }

  private static Map<String, String> plain(Node section) {
    Map<String, String> found = new LinkedHashMap<>();
    if (section instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach((name, value) -> texts(value).forEach(text -> found.put(name, text)));
    }
    return found;
  }

  private Map<String, Node> entries(String path) {
    return node(path) instanceof Node.Mapping mapping ? mapping.entries() : Map.of();
  }

  private static List<String> texts(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return List.of(scalar.text());
    }
    return node instanceof Node.Sequence list
        ? list.items().stream().flatMap(item -> texts(item).stream()).toList()
        : List.of();
  }

  private Object required(String path) {
    return value(path)
        .orElseThrow(() -> new IllegalStateException(path + " has neither value nor default"));
  }

  private Optional<Object> value(String path) {
    Key key =
        schema
            .find(List.of(path.split("\\.", -1)))
            .flatMap(Schema::key)
            .orElseThrow(() -> new IllegalStateException(path + " is not in the table"));
    if (node(path) instanceof Node.Scalar scalar) {
      try {
        Object parsed = key.parse(scalar.text());
        return Optional.of(parsed instanceof String text ? key.canonical(text) : parsed);
      } catch (InvalidSettingException reported) {
        return byDefault(key);
      }
    }
    return byDefault(key);
  }

  private static Optional<Object> byDefault(Key key) {
    return Optional.ofNullable(key.setting().defaultValue()).map(key::parse);
  }

  private Node node(String path) {
    Node at = tree;
    for (String name : path.split("\\.", -1)) {
      at = at instanceof Node.Mapping mapping ? mapping.get(name) : new Node.Empty();
    }
    return at;
  }
}
