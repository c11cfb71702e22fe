// SPDX-License-Identifier: Apache-2.0
/** A cache in Redis that instances share, of this server and of {@code registry:2} alike. */
@NullMarked
package io.stowage.server.redis;

import org.jspecify.annotations.NullMarked;
