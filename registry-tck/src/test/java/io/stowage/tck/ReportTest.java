// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.tck.broken.Fault;
import io.stowage.tck.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the report of a run says. */
class ReportTest {
  private static final String LISTED = "tagsAreListedInByteOrder";
  private static final String BROKEN = "anUploadTellsWhenItWasBegun";

  private static String report(Class<?> adoption, String kind) throws IOException {
    return Files.readString(Report.DIRECTORY.resolve(adoption.getName() + kind));
  }

  /** A mode of a driver in which links alone are different. */
  static class LinksTck extends ReferenceTckTest {
    @Override
    protected Suites suites() {
      return Suites.of(Suite.RACE)
          .sampling(Suite.RACE, 10, "threads are slow here")
          .only("the same <as in> all modes", Part.LINKS);
    }
  }

  @Test
  void partsThatAreNotAskedForAreNamedWithTheReason() throws IOException {
    TckResult result = TckResult.of(LinksTck.class);

    assertThat(result.failuresOfTheClass()).isEmpty();
    assertThat(result.passed()).contains("aTagIsReadAsItWasWritten").doesNotContain(LISTED);
    assertThat(report(LinksTck.class, ".txt"))
        .contains("of the contract without these parts: uploads, blobs, listings, driver")
        .containsPattern("not asked for\\n  uploads +the same <as in> all modes\\n")
        .containsPattern("not joined, or in part\\n  faults +no reason is given\\n")
        .containsPattern("race +10 % of its repetitions: threads are slow here")
        .doesNotContain(LISTED);
    assertThat(report(LinksTck.class, ".html"))
        .contains("<h2>Not asked for</h2>", "the same &lt;as in&gt; all modes");
  }

  @Test
  void aPartIsLeftOutWithAReason() {
    assertThatThrownBy(() -> Suites.of().only(" ", Part.LINKS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("uploads");
  }

  @Test
  void aBrokenLawIsShownInFull() throws IOException {
    Fault fault = Fault.named("does not know when an upload was begun");

    BrokenDriverTck.run(fault);

    assertThat(report(BrokenDriverTck.class, ".txt"))
        .containsPattern("verdict +broken: [0-9]+ of [0-9]+ tests failed")
        .containsPattern("BROKEN +[0-9.]+ s  " + BROKEN)
        .contains("test: " + BROKEN, "1970-01-01T00:00:00Z");
    assertThat(report(BrokenDriverTck.class, ".html"))
        .contains("<tr id=\"" + BROKEN + "\"><td class=\"BROKEN\">");
  }
}
