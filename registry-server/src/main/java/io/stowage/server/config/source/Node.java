// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tree of settings as they were given, before anybody asked what they mean. Immutable. */
public sealed interface Node {

  /** Nothing: given empty, which counts as not given. */
  record Empty() implements Node {}

  /**
   * A single value.
   *
   * @param text as it was written
   * @param variable the environment variable that it came from, if it did not come from the file
   */
  record Scalar(String text, Optional<String> variable) implements Node {

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
      return "Scalar" + variable;
    }
  }

  /**
   * A list.
   *
   * @param items in order
   */
  record Sequence(List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A section.
   *
   * @param entries by name, in the order in which they were given
   */
  record Mapping(Map<String, Node> entries) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** What stands below a name, {@link Empty} if nothing does. */
    public Node get(String name) {
      return entries.getOrDefault(name, new Empty());
    }

    /** The same with another value below a name. */
    public Mapping with(String name, Node value) {
      Map<String, Node> changed = new LinkedHashMap<>(entries);
      changed.put(name, value);
      return new Mapping(changed);
    }
  }

  /** A single value that no variable gave. */
  static Node text(String text) {
    return new Scalar(text, Optional.empty());
  }

  /** A section without entries. */
  static Mapping section() {
    return new Mapping(Map.of());
  }

  /** Whether there is nothing. */
  default boolean isEmpty() {
    return this instanceof Empty;
  }
}
