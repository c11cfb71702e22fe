// SPDX-License-Identifier: Apache-2.0
/**
 * A registry over any bucket, written once for the object stores.
 *
 * <p>The driver of a store implements {@link io.stowage.storage.object.Bucket} and its roles with
 * the calls that its store has, maps what they fail with to {@link
 * io.stowage.storage.StorageException} in one place, and gives the bucket to {@link
 * io.stowage.storage.object.ObjectStoreDriver}. What lies where, links, uploads, commits, listings
 * and sweeping are done here.
 */
@NullMarked
package io.stowage.storage.object;

import org.jspecify.annotations.NullMarked;
