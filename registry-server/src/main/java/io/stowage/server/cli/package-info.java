// SPDX-License-Identifier: Apache-2.0
/** The command line: {@code registry serve} and its like. */
@NullMarked
package io.stowage.server.cli;

import org.jspecify.annotations.NullMarked;
