// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

/** The stores that many tests read. */
public interface Stocks {

  /** One that is large enough to need pages. */
  Stock stock();

  /** One that is very large. */
  LargeStore large();
}
