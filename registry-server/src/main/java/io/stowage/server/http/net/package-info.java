// SPDX-License-Identifier: Apache-2.0
/** Listening: sockets, TLS, the protocols' limits, and the log of what was asked. */
@NullMarked
package io.stowage.server.http.net;

import org.jspecify.annotations.NullMarked;
