// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.RegistryServer;
import io.stowage.server.junit.RegistryServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import land.oras.exception.OrasException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RegistryServerTest
class ReportsTest {
  private final Reports reports;

  @TempDir Path directory;

  ReportsTest(RegistryServer registry) {
    reports = new Reports(registry.url());
  }

  @Test
  void aReportThatWasPublishedIsFetched() throws IOException {
    Path report = Files.writeString(directory.resolve("report.txt"), "All is well.");
    reports.publish("2026-11", report);

    Path fetched = Files.createDirectory(directory.resolve("fetched"));
    reports.fetch("2026-11", fetched);

    assertThat(fetched.resolve("report.txt")).hasContent("All is well.");
  }

  @Test
  void reportsAreListedByTheirTitles() throws IOException {
    Path report = Files.writeString(directory.resolve("report.txt"), "All is well.");
    reports.publish("2027-02", report);

    reports.publish("2027-01", report);

    assertThat(reports.titles()).containsSubsequence("2027-01", "2027-02");
  }

  @Test
  void aReportThatNobodyPublishedIsNotFetched() {
    assertThatThrownBy(() -> reports.fetch("1926-11", directory)).isInstanceOf(OrasException.class);
  }
}
