// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.util.internal.PlatformDependent;

/** How much of the JVM's memory outside the heap the transfers of a server may use. */
final class DirectMemory {
  private static final long MIB = 1024 * 1024;

  private DirectMemory() {}

  /** For bodies on their way out. */
  static long outgoing() {
    return Math.min(48 * MIB, PlatformDependent.maxDirectMemory() / 8 * 3);
  }

  /** For bodies on their way in. */
  static long incoming() {
    return Math.min(32 * MIB, PlatformDependent.maxDirectMemory() / 4);
  }

  /** For bodies that are read whole, on the heap. */
  static long whole() {
    return Math.min(32 * MIB, Runtime.getRuntime().maxMemory() / 4);
  }
}
