// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Metric SPEED = Metric.median("MiB/s", Target.ratioAtLeast(2));
  private static final Metric PEAK = Metric.max("peak MiB", Target.ratioAtMost(0.4));

  @Test
  void lineHasTheMediansTheirRatioTheRangeOfRoundsAndTheVerdict() {
    Line line = new Line(SPEED, List.of(100.0, 200.0, 110.0), List.of(250.0, 300.0, 20.0));

    assertThat(line.cells())
        .containsExactly("MiB/s", "110", "250", "2.27", "0.182..2.50", ">= 2x", "met");
  }

  @Test
  void highWaterMarkIsTheHighestOfAllRounds() {
    Line line = new Line(PEAK, List.of(100.0, 100.0, 100.0), List.of(30.0, 90.0, 30.0));

    assertThat(line.cells()).contains("90.0", "MISSED");
    assertThat(line.isMissed()).isTrue();
  }

  @Test
  void figureWithoutTargetIsNeitherMetNorMissed() {
    Line line = new Line(Metric.median("CPU s"), List.of(1.0), List.of(9.0));

    assertThat(line.isMet()).isFalse();
    assertThat(line.isMissed()).isFalse();
  }

  @Test
  void markdownTableNamesTheWorkOnce() {
    List<Line> lines =
        List.of(
            new Line(SPEED, List.of(1.0), List.of(3.0)),
            new Line(PEAK, List.of(1.0), List.of(1.0)));
    Report report = new Report("new", List.of(new RowResult.Measured("push", "old", lines)));

    assertThat(report.write(TableFormat.MARKDOWN))
        .isEqualTo(
            """
            | work | figure   | old  | new  | ratio | of rounds  | target  |        |
            | ---- | -------- | ---- | ---- | ----- | ---------- | ------- | ------ |
            | push | MiB/s    | 1.00 | 3.00 | 3.00  | 3.00..3.00 | >= 2x   | met    |
            |      | peak MiB | 1.00 | 1.00 | 1.00  | 1.00..1.00 | <= 0.4x | MISSED |

            Targets: 1 met, 1 missed
            """);
  }

  @Test
  void eachBaselineHasATableThatNamesIt() {
    List<Line> lines = List.of(new Line(SPEED, List.of(1.0), List.of(3.0)));
    Report report =
        new Report(
            "new",
            List.of(
                new RowResult.Measured("push", "old", lines),
                new RowResult.Measured("put", "a tool", lines),
                new RowResult.Measured("pull", "old", lines)));

    assertThat(report.write(TableFormat.MARKDOWN))
        .isEqualTo(
            """
            | work | figure | old  | new  | ratio | of rounds  | target |     |
            | ---- | ------ | ---- | ---- | ----- | ---------- | ------ | --- |
            | push | MiB/s  | 1.00 | 3.00 | 3.00  | 3.00..3.00 | >= 2x  | met |
            | pull | MiB/s  | 1.00 | 3.00 | 3.00  | 3.00..3.00 | >= 2x  | met |

            | work | figure | a tool | new  | ratio | of rounds  | target |     |
            | ---- | ------ | ------ | ---- | ----- | ---------- | ------ | --- |
            | put  | MiB/s  | 1.00   | 3.00 | 3.00  | 3.00..3.00 | >= 2x  | met |

            Targets: 3 met, 0 missed
            """);
  }

  @Test
  void failedRowIsNamedWithItsReason() {
    Report report = new Report("new", List.of(new RowResult.Failed("push", "new: answered 500")));

    assertThat(report.hasFailures()).isTrue();
    assertThat(report.write(TableFormat.PLAIN)).contains("FAILED: push: new: answered 500");
  }
}
