// SPDX-License-Identifier: Apache-2.0
/**
 * Content-addressed storage for a registry.
 *
 * <p>A driver implements {@link io.stowage.storage.StorageDriver} and its three stores, and is
 * found by name through {@link io.stowage.storage.StorageDrivers}. A caller reads through {@link
 * io.stowage.storage.BlobStore} and {@link io.stowage.storage.LinkStore}, and writes content by
 * {@link io.stowage.storage.VerifiedContent} and {@link io.stowage.storage.BlobUpload}, which hash
 * it: nothing is published whose digest was not checked.
 */
@NullMarked
package io.stowage.storage;

import org.jspecify.annotations.NullMarked;
