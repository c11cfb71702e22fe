// SPDX-License-Identifier: Apache-2.0
/** What goes wrong between a driver and its store. */
@NullMarked
package io.stowage.tck.wire;

import org.jspecify.annotations.NullMarked;
