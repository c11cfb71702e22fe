// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

/**
 * What a store can do, found out or known, and its bounds.
 *
 * @param exclusiveWrites whether of two {@link BucketObjects#putIfAbsent} at once one fails; where
 *     not, two instances that go on with one upload at once are not told apart until commit
 * @param longDelimiters whether a listing can be grouped by more than one character; where not, the
 *     catalog walks the tree
 * @param listingIsImmediate whether a listing shows what was written just before
 * @param minPart the least size of a part that is not the last one, in bytes
 * @param maxPart the greatest size of a part, in bytes
 * @param maxParts how many parts an object has at most
 * @param maxCopy the greatest object that one call copies, in bytes
 */
public record BucketTraits(
    boolean exclusiveWrites,
    boolean longDelimiters,
    boolean listingIsImmediate,
    long minPart,
    long maxPart,
    int maxParts,
    long maxCopy) {}
