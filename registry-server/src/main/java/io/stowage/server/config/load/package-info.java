// SPDX-License-Identifier: Apache-2.0
/** Reads, checks and prints a configuration. */
@NullMarked
package io.stowage.server.config.load;

import org.jspecify.annotations.NullMarked;
