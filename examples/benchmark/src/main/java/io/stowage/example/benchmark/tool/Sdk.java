// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.tool;

import java.io.IOException;
import java.nio.file.Path;

/** What a client library of a store's makers is asked to do, as it does it by itself. */
interface Sdk {
  /** As many parts as the drivers have under way. */
  int AT_ONCE = 4;

  /** The size of a part, in bytes. */
  long PART = 8 << 20;

  /** The object that is written and read. */
  String KEY = "large";

  /** Makes the bucket. */
  void prepare() throws IOException;

  /** Writes a file as an object. */
  void write(Path file) throws IOException;

  /**
   * Reads the object.
   *
   * @return how many bytes it has
   */
  long read() throws IOException;

  /** Deletes all objects. */
  void clear() throws IOException;
}
