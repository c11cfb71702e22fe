// SPDX-License-Identifier: Apache-2.0
/** Keeps connections few and in motion, whoever is on the other side. */
@NullMarked
package io.stowage.server.http.guard;

import org.jspecify.annotations.NullMarked;
