// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.PlatformCheck;
import io.stowage.server.config.ValidationConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads how manifests are checked. */
final class ValidationReader {
  private static final String INDEXES = "validation.manifests.indexes.";

  private ValidationReader() {}

  static ValidationConfig read(Values values) {
    return new ValidationConfig(
        values.flag("validation.enabled") || !values.flag("validation.disabled"),
        !values.text("validation.manifests.blobs").equals("none"),
        patterns(values, "validation.manifests.urls.allow"),
        patterns(values, "validation.manifests.urls.deny"),
        platforms(values));
  }

  private static List<Pattern> patterns(Values values, String path) {
    List<Pattern> patterns = new ArrayList<>();
    for (String regex : values.list(path)) {
      try {
        patterns.add(Pattern.compile(regex));
      } catch (PatternSyntaxException e) {
        values.wrong(path, '"' + regex + "\" is not a regular expression: " + e.getDescription());
      }
    }
    return patterns;
  }

  private static PlatformCheck platforms(Values values) {
    return switch (values.text(INDEXES + "platforms")) {
      case "none" -> new PlatformCheck.None();
      case "list" -> new PlatformCheck.Only(listed(values));
      default -> new PlatformCheck.All();
    };
  }

  private static List<PlatformCheck.Platform> listed(Values values) {
    return values.sections(INDEXES + "platformlist").stream()
        .map(
            section ->
                new PlatformCheck.Platform(
                    section.getOrDefault("architecture", ""), section.getOrDefault("os", "")))
        .toList();
  }
}
