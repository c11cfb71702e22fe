// SPDX-License-Identifier: Apache-2.0
/**
 * The log of the command line's server: an SLF4J backend that starts fast and never blocks who
 * logs. An application that embeds the server keeps its own backend, since this one is not found by
 * SLF4J unless {@link io.stowage.server.cli.logging.Logging} names it.
 */
@NullMarked
package io.stowage.server.cli.logging;

import org.jspecify.annotations.NullMarked;
