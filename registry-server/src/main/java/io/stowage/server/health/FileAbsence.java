// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file, by which an operator takes the server out of service, is not there. */
record FileAbsence(Path file) implements Check {
  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public void look() throws IOException {
    if (Files.exists(file)) {
      throw new IOException("file exists");
    }
  }
}
