// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The ways to write a table of text, both with columns that line up. */
public enum TableFormat {
  /** For a terminal. */
  PLAIN("", "  ", ""),
  /** For a Markdown document. */
  MARKDOWN("| ", " | ", " |");

  private final String before;
  private final String between;
  private final String after;

  TableFormat(String before, String between, String after) {
    this.before = before;
    this.between = between;
    this.after = after;
  }

  /**
   * Writes a table.
   *
   * @param header the columns' names
   * @param rows the cells, as many in each row as the header has
   * @return lines, each ended by a line feed
   */
  String write(List<String> header, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(header);
    all.addAll(rows);
    int[] widths =
        IntStream.range(0, header.size())
            .map(column -> all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    all.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      List<String> padded =
          IntStream.range(0, widths.length).mapToObj(i -> pad(row.get(i), widths[i])).toList();
      text.append((before + String.join(between, padded) + after).stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String pad(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }
}
