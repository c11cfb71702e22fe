// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/**
 * What one line of the log says.
 *
 * @param time when
 * @param level how severe it is
 * @param message in words
 * @param fields what belongs to it, by name
 * @param failure what caused it, if something was thrown
 */
record Entry(
    Instant time,
    Level level,
    String message,
    List<KeyValuePair> fields,
    @Nullable Throwable failure) {}
