// SPDX-License-Identifier: Apache-2.0
/**
 * The registry over HTTP: a path becomes a {@link io.stowage.server.http.Target}, one handler per
 * resource answers it, and whatever fails becomes the registry's error JSON in one place.
 */
@NullMarked
package io.stowage.server.http;

import org.jspecify.annotations.NullMarked;
