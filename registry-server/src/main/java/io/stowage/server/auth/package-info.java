// SPDX-License-Identifier: Apache-2.0
/**
 * Who a client is and what it may do. Knows no HTTP but the two headers by which clients say who
 * they are and are told how to.
 */
@NullMarked
package io.stowage.server.auth;

import org.jspecify.annotations.NullMarked;
