// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import java.time.Instant;

/**
 * An upload that was begun and neither committed nor discarded.
 *
 * @param key its name
 * @param startedAt when it was begun, to the second; where that was lost, when it last changed
 */
public record UploadInfo(UploadKey key, Instant startedAt) {}
