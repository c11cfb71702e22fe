// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table as a tree: each node is a section, a list of sections, or one setting. Not changed once
 * it is built.
 */
public final class Schema {
  private final String path;
  private final Map<String, Schema> children = new LinkedHashMap<>();
  private @Nullable Key key;
  private @Nullable Schema items;

  private Schema(String path) {
    this.path = path;
  }

  /**
   * Arranges settings by their paths.
   *
   * @param sections paths of sections that are known even if they have no settings
   */
  public static Schema of(Collection<Key> keys, Collection<String> sections) {
    Schema root = new Schema("");
    keys.forEach(key -> root.reach(key.path()).key = key);
    sections.forEach(root::reach);
    return root;
  }

  private Schema reach(String whole) {
    Schema at = this;
    for (String part : whole.split("\\.", -1)) {
      at = at.descend(part);
    }
    return at;
  }

  private Schema descend(String part) {
    boolean list = part.endsWith("[]");
    String name = list ? part.substring(0, part.length() - 2) : part;
    String below = path.isEmpty() ? name : path + '.' + name;
    Schema child = children.computeIfAbsent(name, unused -> new Schema(below));
    return list ? child.itemSchema(below + "[]") : child;
  }

  private Schema itemSchema(String itemPath) {
    Schema existing = items;
    if (existing == null) {
      existing = new Schema(itemPath);
      items = existing;
    }
    return existing;
  }

  /** The names of the sections above it and its own; empty for the root. */
  public String path() {
    return path;
  }

  /** What a section has below it, by name and in the table's order; empty for a setting. */
  public Map<String, Schema> children() {
    return Collections.unmodifiableMap(children);
  }

  /** The setting, if it is one. */
  public Optional<Key> key() {
    return Optional.ofNullable(key);
  }

  /** What each section of a list has below it, if it is a list of sections. */
  public Optional<Schema> items() {
    return Optional.ofNullable(items);
  }

  /** What lies at a path below this one, without lists on the way. */
  public Optional<Schema> find(List<String> names) {
    Schema at = this;
    for (String name : names) {
      at = at.children.get(name);
      if (at == null) {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }

  /** The statuses of all settings in it, each once or more. */
  public Stream<Status> statuses() {
    return Stream.of(
            key().stream().map(Key::status),
            items().stream().flatMap(Schema::statuses),
            children.values().stream().flatMap(Schema::statuses))
        .flatMap(each -> each);
  }

  /** The paths of all settings and sections in it. */
  public Set<String> paths() {
    Set<String> found = new LinkedHashSet<>();
    items().ifPresent(item -> found.addAll(item.paths()));
    for (Schema child : children.values()) {
      found.add(child.path);
      found.addAll(child.paths());
    }
    return found;
  }
}
