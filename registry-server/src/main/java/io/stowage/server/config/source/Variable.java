// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An environment variable that sets something.
 *
 * @param name its whole name
 * @param parts its name without {@code REGISTRY_}, split at each underscore
 * @param value what it sets, in YAML; may be a secret
 */
record Variable(String name, List<String> parts, String value) {
  private static final String PREFIX = "REGISTRY_";

  /**
   * What is not meant for the configuration: our own, and those that clusters set for a service.
   */
  private static final Pattern OTHERS =
      Pattern.compile(
          "REGISTRY_(CONFIGURATION_PATH|JAVA_OPTS|SERVICE_HOST|SERVICE_PORT(_.*)?"
              + "|PORT(_[0-9]+_(TCP|UDP|SCTP)(_.*)?)?)");

  private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");

  private static final Comparator<Variable> ORDER = (a, b) -> compare(a.parts, b.parts);

  Variable {
    parts = List.copyOf(parts);
  }

  /** Those that are meant for the configuration, a section before what lies in it. */
  static List<Variable> all(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(PREFIX))
        .filter(entry -> !OTHERS.matcher(entry.getKey()).matches())
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .sorted(ORDER)
        .toList();
  }

  private static Variable of(String name, String value) {
    return new Variable(name, Arrays.asList(name.substring(PREFIX.length()).split("_", -1)), value);
  }

  /** The names under which settings can be set, for suggestions. */
  static List<String> names(Collection<String> paths) {
    return paths.stream()
        .map(path -> path.replace("[]", ".0").replace('.', '_').toUpperCase(Locale.ROOT))
        .map(PREFIX::concat)
        .toList();
  }

  static boolean isIndex(String part) {
    return INDEX.matcher(part).matches();
  }

  /** By parts, so that a section comes before what lies in it; indexes as numbers. */
  private static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order =
          isIndex(a.get(i)) && isIndex(b.get(i))
              ? Integer.compare(Integer.parseInt(a.get(i)), Integer.parseInt(b.get(i)))
              : a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /** Without the value, which may be a secret. */
  @Override
  public String toString() {
    return name;
  }
}
