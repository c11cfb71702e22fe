// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.registry.RegistrySpec;

/** Gives a registry that is a Java program a small heap; to another it means nothing. */
final class SmallHeap {
  static final String FLAG = "-Xmx128m";

  private SmallHeap() {}

  static RegistrySpec of(RegistrySpec registry) {
    return registry.with("JAVA_OPTS", FLAG);
  }
}
