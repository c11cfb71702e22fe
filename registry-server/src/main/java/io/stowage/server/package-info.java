// SPDX-License-Identifier: Apache-2.0
/**
 * The whole server, for an application that embeds it.
 *
 * <p>On the module path it is the automatic module {@code io.stowage.server}: it reads classes that
 * Vert.x exports to no module. A modular application therefore starts with
 *
 * <pre>
 * --add-modules=ALL-MODULE-PATH
 * --add-exports=io.vertx.core/io.vertx.core.http.impl=io.stowage.server
 * --add-exports=io.vertx.core/io.vertx.core.net.impl=io.stowage.server
 * </pre>
 *
 * <p>and, where it has a cache in Redis, with
 *
 * <pre>
 * --add-exports=io.vertx.redis.client/io.vertx.redis.client.impl.types=io.stowage.server
 * </pre>
 */
@NullMarked
package io.stowage.server;

import org.jspecify.annotations.NullMarked;
