// SPDX-License-Identifier: Apache-2.0
/** What goes wrong with calls between a registry and its driver. */
@NullMarked
package io.stowage.tck.fault;

import org.jspecify.annotations.NullMarked;
