// SPDX-License-Identifier: Apache-2.0
/** The table of every setting that the incumbent's releases 2.8 and 3 know, and of ours. */
@NullMarked
package io.stowage.server.config.keys;

import org.jspecify.annotations.NullMarked;
