// SPDX-License-Identifier: Apache-2.0
/**
 * The server's settings as typed, immutable values.
 *
 * <p>What is said in parentheses, such as {@code http.addr}, is the key of the setting in a
 * configuration file, as {@code registry:2} names it. Where such a file is read, a wrong value is
 * told in one line that names the key; where an application makes these values, their constructors
 * refuse what is out of bounds with an {@link IllegalArgumentException}. Nothing here may be null:
 * what is not set is an empty {@link java.util.Optional}. Collections that are given are copied,
 * and those that are returned cannot be changed.
 */
@NullMarked
package io.stowage.server.config;

import org.jspecify.annotations.NullMarked;
