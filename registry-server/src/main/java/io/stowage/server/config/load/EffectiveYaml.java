// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.keys.Key;
import io.stowage.server.config.keys.Schema;
import io.stowage.server.config.keys.Shape;
import io.stowage.server.config.source.Node;
import io.stowage.storage.setting.InvalidSettingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Prints the settings in effect, in the table's order. Secrets are masked, and what the table does
 * not know is left out, since it may be a secret.
 */
final class EffectiveYaml {
  private static final String MASK = "******";

  /** Below it a section is chosen by being named, so that those which are not have no defaults. */
  private static final String CHOICE = "auth";

  private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/@\\s]*(?=@)");

  private EffectiveYaml() {}

  static String print(Schema schema, Node tree) {
    DumperOptions style = new DumperOptions();
    style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(style).dump(section(schema, tree));
  }

  private static @Nullable Object value(Schema here, Node node) {
    if (here.key().isPresent()) {
      return value(here.key().get(), node);
    }
    if (here.items().isPresent()) {
      Schema item = here.items().get();
      return node instanceof Node.Sequence list
          ? list.items().stream().map(entry -> section(item, entry)).toList()
          : null;
    }
    Map<String, Object> section = section(here, node);
    boolean given = node instanceof Node.Mapping;
    return section.isEmpty() && !given ? null : section;
  }

  private static Map<String, Object> section(Schema here, Node node) {
    Node.Mapping given = node instanceof Node.Mapping mapping ? mapping : Node.section();
    Map<String, Object> shown = new LinkedHashMap<>();
    here.children()
        .forEach(
            (name, child) -> {
              Node own = given.get(name);
              Object value = here.path().equals(CHOICE) && own.isEmpty() ? null : value(child, own);
              if (value != null) {
                shown.put(name, value);
              }
            });
    return shown;
  }

  private static @Nullable Object value(Key key, Node node) {
    if (!node.isEmpty()) {
      return plain(key, node);
    }
    String byDefault = key.setting().defaultValue();
    return key.served() && key.shape() == Shape.SCALAR && byDefault != null
        ? typed(key, byDefault)
        : null;
  }

  private static Object plain(Key key, Node node) {
    if (node instanceof Node.Sequence list) {
      return list.items().stream().map(item -> plain(key, item)).toList();
    }
    if (node instanceof Node.Mapping mapping) {
      Map<String, Object> shown = new LinkedHashMap<>();
      mapping.entries().forEach((name, value) -> shown.put(name, plain(key, value)));
      return shown;
    }
    if (key.setting().secret()) {
      return MASK;
    }
    return node instanceof Node.Scalar scalar ? typed(key, scalar.text()) : "";
  }

  /** Numbers and flags without quotes; a wrong value as it was written. */
  private static Object typed(Key key, String text) {
    try {
      Object parsed = key.parse(text);
      if (parsed instanceof Boolean || (parsed instanceof Long && text.matches("-?[0-9]+"))) {
        return parsed;
      }
    } catch (InvalidSettingException wrong) {
      return text;
    }
    return CREDENTIALS.matcher(key.canonical(text)).replaceAll(MASK);
  }
}
