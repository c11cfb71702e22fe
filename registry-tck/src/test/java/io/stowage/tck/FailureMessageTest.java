// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.tck.laws.LawTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;

/** What the author of a driver reads of a law that it breaks. */
class FailureMessageTest {
  private static final String FORGETFUL = "loses the last byte of an upload that is resumed";
  private static final String SIZE = "sizeAfterResumeIsWhatIsDurable";

  private static String messageOf(String fault, String id) throws Exception {
    return messageOf(BrokenDriverTck.brokenBy(fault), id);
  }

  private static String messageOf(TckBackend backend, String id) throws Exception {
    List<LawTest> one = Suite.allTests().stream().filter(test -> test.id().equals(id)).toList();
    List<String> messages = new ArrayList<>();
    try (TckRun run = new TckRun(one)) {
      List<DynamicTest> tests =
          run.laws(backend::backend, List.of())
              .flatMap(DynamicContainer::getChildren)
              .map(DynamicTest.class::cast)
              .toList();
      for (DynamicTest test : tests) {
        try {
          test.getExecutable().execute();
        } catch (AssertionFailedError failure) {
          messages.add(failure.getMessage());
        } catch (Throwable other) {
          throw new AssertionError("a test of the TCK fails with this alone", other);
        }
      }
    }
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }

  @ParameterizedTest(name = "a driver that {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "loses the last byte of an upload that is resumed | sizeAfterResumeIsWhatIsDurable"
            + " | law 4 | InstanceLaws | 524295 | uploads.resume(tck/repository/",
        "publishes an upload that is closed | commitRejectsContentWithAnotherDigest"
            + " | law 1 | VerificationLaws | BlobInfo[digest=sha256: | close at 307205",
        "keeps five mebibytes of an upload | aRangeMayReachToTheEnd"
            + " | law 5 | RangeLaws | StorageException.Corrupt: blob sha256: | append 3 bytes at",
        "puts everything by SHA-256 | pagesOfBlobsOfAnySizeGiveEachOnce"
            + " | law 6 | BlobListingLaws | by pages of 37: number | stock.blobs.list(",
        "begins an upload anew that is not there | resumingWhatIsNotThereIsNotFound"
            + " | law 7 | AbsenceLaws | should fail with NotFound | here.uploads.resume(",
        "discards an upload of several pieces that is closed | whereAnInstanceIsClosedAnotherGoesOn"
            + " | law 4 | MishapLaws | StagedUpload.append, finds its driver closed | there.blobs.",
        "reads a link as it was a moment ago | linksAreReadAsIfOneCallHadComeAfterAnother"
            + " | law 3 | HistoryLaws | no order of the | links.write(Tagged["
      })
  void tellsWhatWasExpectedSeenAndDone(
      String fault, String id, String law, String group, String seen, String done)
      throws Exception {
    String message = messageOf(fault, id);

    assertThat(message)
        .startsWith(law + ": ")
        .containsSubsequence(
            "\ntest: " + id,
            "\ndriver: reference",
            "\ndemanded: ",
            "\nseen: ",
            "\nat: " + group + ".java:",
            "\ndone:\n  ");
    assertThat(message.substring(message.indexOf("\nseen: "), message.indexOf("\ndone:")))
        .contains(seen)
        .hasSizeLessThan(5000);
    assertThat(message.substring(message.indexOf("\ndone:"))).contains(done);
    assertThat(message)
        .doesNotContain("AssertionError", "AssertionFailedError", "StorageException$")
        .doesNotContainPattern("[0-9a-f]{64}");
  }

  @Test
  void tellsTheExpectationInWords() throws Exception {
    assertThat(messageOf(FORGETFUL, SIZE))
        .contains("\ndemanded: size after resume is what is durable\n");
  }

  @Test
  void endsWithTheLastCallOfTheTest() throws Exception {
    assertThat(messageOf(FORGETFUL, SIZE)).doesNotContain("here.close()", "there.close()");
  }

  @Test
  void tellsHowToGiveATestMoreTime() throws Exception {
    TckBackend hasty = BrokenDriverTck.brokenBy(FORGETFUL).within(Duration.ofMillis(1));

    assertThat(messageOf(hasty, "contentOfSixtyFourMebibytesIsStoredWhole"))
        .contains("seen: not done in 0.001 s (TckBackend.within allows more)");
  }
}
