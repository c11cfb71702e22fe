// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.time.Instant;

/**
 * What is known of an object.
 *
 * @param key its key
 * @param size its length in bytes
 * @param modifiedAt when it was written, by the store's clock
 */
public record ObjectInfo(String key, long size, Instant modifiedAt) {}
