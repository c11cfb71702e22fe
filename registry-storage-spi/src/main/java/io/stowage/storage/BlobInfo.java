// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Digest;

/**
 * What is known of a stored blob.
 *
 * @param digest its digest
 * @param size its length in bytes
 */
public record BlobInfo(Digest digest, long size) {}
