// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.Problem;
import io.stowage.server.config.keys.Key;
import io.stowage.server.config.keys.Nearest;
import io.stowage.server.config.keys.Schema;
import io.stowage.server.config.keys.Shape;
import io.stowage.server.config.keys.Status;
import io.stowage.server.config.source.Node;
import io.stowage.storage.setting.InvalidSettingException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a tree of settings against the table: what is unknown, not served, or wrong. */
final class KeyCheck {
  private final Schema root;
  private final List<Problem> problems;

  KeyCheck(Schema root, List<Problem> problems) {
    this.root = root;
    this.problems = problems;
  }

  /** Checks everything that is given. */
  void check(Node.Mapping tree) {
    section("", tree, root);
  }

  private void check(String path, Node node, Schema here) {
    if (!given(node)) {
      return;
    }
    Set<String> remarks = here.statuses().map(Status::remark).collect(Collectors.toSet());
    String remark = remarks.size() == 1 ? remarks.iterator().next() : "";
    if (!remark.isEmpty()) {
      boolean essential = here.statuses().anyMatch(s -> s instanceof Status.Essential);
      String message = path + " " + remark;
      problems.add(essential ? Problem.error(message) : Problem.warning(message));
    } else if (here.key().isPresent()) {
      value(path, node, here.key().get());
    } else if (here.items().isPresent()) {
      items(path, node, here.items().get());
    } else if (node instanceof Node.Mapping mapping) {
      section(path, mapping, here);
    } else {
      problems.add(Problem.error(path + ": is a section: name a key in it"));
    }
  }

  /** Whether anything is said: a section of nothing but empty values and an empty list are not. */
  private static boolean given(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries().values().stream().anyMatch(KeyCheck::given);
    }
    return node instanceof Node.Sequence list ? !list.items().isEmpty() : !node.isEmpty();
  }

  private void section(String path, Node.Mapping mapping, Schema here) {
    mapping
        .entries()
        .forEach(
            (name, value) -> {
              String below = path.isEmpty() ? name : path + "." + name;
              Schema child = here.children().get(name);
              if (child == null) {
                problems.add(unknown(below));
              } else {
                check(below, value, child);
              }
            });
  }

  private Problem unknown(String path) {
    Optional<String> nearest = Nearest.of(path, root.paths());
    return Problem.warning(
        path + " is unknown" + nearest.map(name -> "; did you mean " + name + "?").orElse(""));
  }

  private void items(String path, Node node, Schema item) {
    if (!(node instanceof Node.Sequence list)) {
      problems.add(Problem.error(path + ": is a list of sections"));
      return;
    }
    for (int i = 0; i < list.items().size(); i++) {
      check(path + "[" + i + "]", list.items().get(i), item);
    }
  }

  private void value(String path, Node node, Key key) {
    switch (key.shape()) {
      case SCALAR -> scalar(path, node, key);
      case LIST -> list(path, node, key);
      case MAP, MAP_OF_LISTS -> map(path, node, key);
      case OPAQUE -> {}
    }
  }

  private void scalar(String path, Node node, Key key) {
    if (node instanceof Node.Scalar scalar) {
      try {
        key.parse(scalar.text());
      } catch (InvalidSettingException e) {
        problems.add(
            Problem.error(scalar.variable().map(v -> v + ": ").orElse("") + e.getMessage()));
      }
    } else if (!node.isEmpty()) {
      problems.add(Problem.error(path + ": takes one value"));
    }
  }

  private void list(String path, Node node, Key key) {
    if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> scalar(path, item, key));
    } else {
      scalar(path, node, key);
    }
  }

  private void map(String path, Node node, Key key) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(Problem.error(path + ": takes names with values"));
      return;
    }
    boolean lists = key.shape() == Shape.MAP_OF_LISTS;
    mapping
        .entries()
        .forEach(
            (name, value) -> {
              if (lists) {
                list(path + "." + name, value, key);
              } else {
                scalar(path + "." + name, value, key);
              }
            });
  }
}
