// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

/** The stores that many tests read. */
public interface Stocks {

  /** {@return a store that is large enough to need pages, filled when first asked for} */
  Stock stock();

  /** {@return a store that is very large, filled when first asked for} */
  LargeStore large();
}
