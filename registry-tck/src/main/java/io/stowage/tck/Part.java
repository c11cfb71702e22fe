// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import io.stowage.tck.laws.LawTest;
import java.util.List;
import java.util.Locale;

/**
 * A part of the contract. All are tested of a driver; where a driver has several modes that differ
 * in some parts only, one of them is tested whole and the others may leave out, by {@link
 * Suites#only}, what is the same in all.
 */
public enum Part {
  /** How bytes come in: digests, closing, several appenders and instances, sweeps. */
  UPLOADS,

  /** Content of all sizes, commits, readers beside them, ranges and channels. */
  BLOBS,

  /** Links and names. */
  LINKS,

  /** Listings of all kinds, by pages. */
  LISTINGS,

  /** The driver as a whole: errors, closing, waiting, what it holds. */
  DRIVER;

  List<LawTest> tests() {
    return switch (this) {
      case UPLOADS -> LawTest.uploads();
      case BLOBS -> LawTest.blobs();
      case LINKS -> LawTest.links();
      case LISTINGS -> LawTest.listings();
      case DRIVER -> LawTest.driver();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
