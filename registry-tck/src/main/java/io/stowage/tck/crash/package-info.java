// SPDX-License-Identifier: Apache-2.0
/** Processes that use a driver and are killed. */
@NullMarked
package io.stowage.tck.crash;

import org.jspecify.annotations.NullMarked;
