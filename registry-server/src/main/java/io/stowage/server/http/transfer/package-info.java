// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes between sockets and storage: what leaves the event loop, how bodies go out and come in, and
 * how much memory that may take.
 */
@NullMarked
package io.stowage.server.http.transfer;

import org.jspecify.annotations.NullMarked;
