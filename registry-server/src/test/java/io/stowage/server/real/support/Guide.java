// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a guide in Markdown: its blocks of shell, each of which says in its first line,
 * {@code # on a, b}, which machines it is for.
 */
public record Guide(List<Step> steps) {

  private static final Pattern HEADING_OR_BLOCK =
      Pattern.compile("(?m)^#+ (?<heading>.+)$|^```(?<language>\\w*)\\n(?<block>(?s:.*?))^```$");
  private static final Pattern FIRST_LINE = Pattern.compile("# on (\\S+(?:, \\S+)*)\\n(?s:.+)");

  /**
   * A block.
   *
   * @param heading what it stands under
   * @param machines where it is to be run
   */
  public record Step(String heading, List<String> machines, String script) {}

  /**
   * @throws AssertionError if a block of shell does not say where it is to be run
   */
  public static Guide read(Path file) throws IOException {
    List<Step> steps = new ArrayList<>();
    String heading = "";
    Matcher matcher = HEADING_OR_BLOCK.matcher(Files.readString(file));
    while (matcher.find()) {
      if (matcher.group("heading") != null) {
        heading = matcher.group("heading");
      } else if (!matcher.group("language").isEmpty()) {
        steps.add(step(heading, matcher.group("block")));
      }
    }
    return new Guide(List.copyOf(steps));
  }

  private static Step step(String heading, String block) {
    Matcher matcher = FIRST_LINE.matcher(block);
    if (!matcher.matches()) {
      throw new AssertionError("under \"" + heading + "\": on which machine?\n" + block);
    }
    return new Step(heading, List.of(matcher.group(1).split(", ")), block);
  }

  /** The steps for a machine alone, or for all the others. */
  public List<Step> stepsOn(String machine, boolean wanted) {
    return steps.stream().filter(step -> step.machines().contains(machine) == wanted).toList();
  }
}
