// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

/**
 * An object that is being written in parts.
 *
 * @param key the object's key
 * @param id what the store calls this writing of it
 */
public record PartsKey(String key, String id) {}
