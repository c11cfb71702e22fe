// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.source;

import io.stowage.server.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns one document of the YAML library into a tree of ours; used for one document. */
final class YamlTree {
  private static final int MAX_NODES = 20_000;

  private final String name;
  private final Optional<String> variable;
  private int depth;
  private int nodes;

  YamlTree(String name, Optional<String> variable) {
    this.name = name;
    this.variable = variable;
  }

  Node convert(org.yaml.snakeyaml.nodes.Node node) {
    nodes++;
    depth++;
    if (nodes > MAX_NODES || depth > YamlReader.MAX_DEPTH) {
      throw wrong(node, "aliases make the document too large");
    }
    try {
      if (node instanceof ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL) || scalar.getValue().isEmpty()
            ? new Node.Empty()
            : new Node.Scalar(scalar.getValue(), variable);
      }
      return node instanceof SequenceNode sequence
          ? sequence(sequence)
          : new Node.Mapping(entries((MappingNode) node));
    } finally {
      depth--;
    }
  }

  private Node sequence(SequenceNode sequence) {
    List<Node> items = new ArrayList<>();
    sequence.getValue().forEach(item -> items.add(convert(item)));
    return new Node.Sequence(items);
  }

  private Map<String, Node> entries(MappingNode mapping) {
    Map<String, Node> own = new LinkedHashMap<>();
    Map<String, Node> merged = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (entry.getKeyNode().getTag().equals(Tag.MERGE)) {
        merge(entry.getValueNode(), merged);
      } else if (own.putIfAbsent(key(entry), convert(entry.getValueNode())) != null) {
        throw wrong(entry.getKeyNode(), "the key \"" + key(entry) + "\" is there twice");
      }
    }
    merged.forEach(own::putIfAbsent);
    return own;
  }

  private void merge(org.yaml.snakeyaml.nodes.Node value, Map<String, Node> merged) {
    List<org.yaml.snakeyaml.nodes.Node> sources =
        value instanceof SequenceNode several ? several.getValue() : List.of(value);
    for (org.yaml.snakeyaml.nodes.Node source : sources) {
      if (!(convert(source) instanceof Node.Mapping section)) {
        throw wrong(source, "only sections can be merged");
      }
      section.entries().forEach(merged::putIfAbsent);
    }
  }

  private String key(NodeTuple entry) {
    if (entry.getKeyNode() instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(entry.getKeyNode(), "a key must be plain text");
  }

  private ConfigException wrong(org.yaml.snakeyaml.nodes.Node node, String problem) {
    return new ConfigException(YamlReader.at(name, node.getStartMark()) + problem);
  }
}
