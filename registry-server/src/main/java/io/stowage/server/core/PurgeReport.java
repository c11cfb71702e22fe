// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

/**
 * What a run of the {@link UploadPurger} found.
 *
 * @param uploads how many uploads were old enough
 * @param failed how many of them could not be removed
 * @param leftovers how many things were found that interrupted calls left behind
 * @param dryRun whether all was left as it was
 */
public record PurgeReport(int uploads, int failed, int leftovers, boolean dryRun) {}
