// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.server.config.ConfigException;
import io.stowage.storage.DriverLoadException;
import io.stowage.storage.setting.InvalidSettingException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells failures that an operator can mend, one line each, from those that are bugs of ours. */
final class Failure {
  private Failure() {}

  /** Tells it: in one line, or as a bug with its stack trace. */
  static void tell(Exception failure, Surroundings surroundings) {
    if (isPlain(failure)) {
      surroundings.complain(line(failure));
    } else {
      surroundings.complain("this is a bug:");
      failure.printStackTrace(surroundings.err());
    }
  }

  /** Whether its message says all that an operator needs. */
  private static boolean isPlain(Throwable failure) {
    return failure instanceof ConfigException
        || failure instanceof DriverLoadException
        || failure instanceof InvalidSettingException
        || failure instanceof IOException
        || failure instanceof UncheckedIOException;
  }

  /** What went wrong, in one line. */
  private static String line(Throwable failure) {
    String message =
        failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null
            ? wrapped.getCause().getMessage()
            : failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
