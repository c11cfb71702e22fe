// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives the report of a class of tests to JUnit and to files. */
public final class Publishing {
  private static final String DIRECTORY = "stowage.tck.reports";

  private Publishing() {}

  /**
   * Writes the report of a class by the class's name, and fails unless all tests ran.
   *
   * @param report the report of all that ran
   * @param context what JUnit knows of the class
   * @throws IOException if it cannot be written
   */
  public static void publish(Report report, ExtensionContext context) throws IOException {
    context.publishReportEntry("Stowage TCK", report.line());
    Path directory =
        context.getConfigurationParameter(DIRECTORY).map(Path::of).orElse(Report.DIRECTORY);
    report.write(directory, context.getRequiredTestClass().getName());
    report.expectComplete();
  }
}
