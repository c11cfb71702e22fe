// SPDX-License-Identifier: Apache-2.0
/** The server's settings as typed, immutable values, and how they are read. */
@NullMarked
package io.stowage.server.config;

import org.jspecify.annotations.NullMarked;
