// SPDX-License-Identifier: Apache-2.0
/** The whole server, for an application that embeds it. */
@NullMarked
package io.stowage.server;

import org.jspecify.annotations.NullMarked;
