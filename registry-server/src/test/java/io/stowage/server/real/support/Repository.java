// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that the tests are run in. */
public final class Repository {

  private Repository() {}

  /** A file or directory of it. */
  public static Path file(String path) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".ci")) && Files.exists(at.resolve(path))) {
        return at.resolve(path);
      }
    }
    throw new AssertionError("no " + path + " above " + Path.of("").toAbsolutePath());
  }
}
