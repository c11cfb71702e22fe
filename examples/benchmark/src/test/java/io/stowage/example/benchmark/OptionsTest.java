// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stowage.example.benchmark.row.Row;
import io.stowage.example.benchmark.row.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final String PROGRAM = "/bin/sh";

  @Test
  void allRowsAreMeasuredThreeTimesUnlessToldOtherwise() {
    Options options = Options.parse("--stowage", PROGRAM);

    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.rows()).isEqualTo(Rows.all(List.of()));
  }

  @Test
  void onlyTheNamedRowsAreMeasured() {
    Options options = Options.parse("--stowage", PROGRAM, "--only", "push,pull-tls");

    assertThat(options.rows()).extracting(Row::name).containsExactly("pull-tls", "push");
  }

  @Test
  void startIsMeasuredOnEachJdk() {
    String home = System.getProperty("java.home");

    Options options =
        Options.parse(
            "--stowage", PROGRAM, "--only", "start", "--java-home", home, "--java-home", home);

    assertThat(options.rows()).extracting(Row::name).containsExactly("start", "start");
  }

  @Test
  void unknownRowIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--stowage", PROGRAM, "--only", "nonsense"))
        .withMessage("--only: there is no row nonsense");
  }

  @Test
  void missingProgramIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--stowage", "/nowhere"))
        .withMessage("--stowage: not a program: /nowhere");
  }

  @Test
  void stowageMustBeNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--quick"))
        .withMessage("--stowage PATH is needed, once");
  }

  @Test
  void optionWithoutItsValueIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--rounds"))
        .withMessage("--rounds needs a value");
  }

  @Test
  void zeroRoundsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--rounds", "0"))
        .withMessageContaining("--rounds");
  }

  @Test
  void helpNamesEachRow() {
    assertThat(Options.help()).contains(Rows.all(List.of()).stream().map(Row::name).toList());
  }

  @Test
  void whatStartsAStoreAddsTheRowsOfItsDrivers() {
    Options options =
        Options.parse(
            "--stowage",
            PROGRAM,
            "--ceph",
            PROGRAM,
            "--swift",
            PROGRAM,
            "--azurite",
            PROGRAM,
            "--oss",
            "classes");

    assertThat(options.rows())
        .extracting(Row::name)
        .contains("rados-push", "rados-pull", "rados-file-push", "s3-push", "s3-push-registry")
        .contains("swift-pull", "azure-pull")
        .endsWith("oss-push", "oss-pull");
  }
}
