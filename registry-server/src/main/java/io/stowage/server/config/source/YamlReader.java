// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.source;

import io.stowage.server.config.ConfigException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML into a tree. No type is guessed and no object is built: values stay text until the
 * table of settings says what they are. Size, depth and aliases are limited, so that a small file
 * cannot become a large tree.
 */
public final class YamlReader {
  static final int MAX_CHARACTERS = 1 << 20;

  static final int MAX_DEPTH = 32;
  private static final int MAX_ALIASES = 50;

  private YamlReader() {}

  /**
   * Reads one document.
   *
   * @param yaml the text
   * @param name where it comes from, for messages
   * @param variable the environment variable whose value this is, if it is one
   * @return what it holds; {@link Node.Empty} for an empty document
   * @throws ConfigException if it is not YAML, names a key twice or exceeds a limit
   */
  public static Node read(String yaml, String name, Optional<String> variable) {
    try {
      String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
      LoaderOptions limits = limits();
      Composer composer =
          new Composer(new ParserImpl(new StreamReader(text), limits), new Resolver(), limits);
      org.yaml.snakeyaml.nodes.Node root = composer.getSingleNode();
      return root == null ? new Node.Empty() : new YamlTree(name, variable).convert(root);
    } catch (MarkedYAMLException e) {
      if (variable.isPresent()) {
        // what the library says may repeat a part of the value, and that may be a secret
        throw new ConfigException(name + ": the value is not YAML");
      }
      throw new ConfigException(at(name, e.getProblemMark()) + firstLine(e.getProblem()));
    } catch (YAMLException e) {
      throw new ConfigException(name + ": " + firstLine(e.getMessage()));
    }
  }

  /**
   * Reads a file of sections.
   *
   * @throws ConfigException if it cannot be read, or is not such a file
   */
  public static Node.Mapping readFile(Path file) {
    try {
      if (Files.size(file) > MAX_CHARACTERS) {
        throw new ConfigException(file + ": is larger than 1 MiB");
      }
      Node root = read(Files.readString(file), file.toString(), Optional.empty());
      if (root instanceof Node.Mapping mapping) {
        return mapping;
      }
      if (root.isEmpty()) {
        return Node.section();
      }
      throw new ConfigException(file + ": is not a file of sections (such as storage: and http:)");
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new ConfigException(file + ": is not UTF-8");
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read (" + e.getMessage() + ")");
    }
  }

  static String at(String name, @Nullable Mark mark) {
    return mark == null
        ? name + ": "
        : name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": ";
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "is not YAML" : message.lines().findFirst().orElse("is not YAML");
  }

  private static LoaderOptions limits() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setAllowRecursiveKeys(false);
    return options;
  }
}
