// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

/**
 * What a store can do, found out or known, and its bounds.
 *
 * @param longDelimiters whether a listing can be grouped by more than one character; where not, the
 *     catalog walks the tree
 * @param minPart the least size of a part that is not the last one, in bytes
 * @param maxPart the greatest size of a part, in bytes
 * @param maxParts how many parts an object has at most
 * @param maxCopy the greatest object that one call copies, in bytes
 * @param lendsParts whether parts can be made an object of another name than the one they were put
 *     for, without a copy: they have to stay as long as that object
 */
public record BucketTraits(
    boolean longDelimiters,
    long minPart,
    long maxPart,
    int maxParts,
    long maxCopy,
    boolean lendsParts) {

  /**
   * Those of a store that lends no parts.
   *
   * @param longDelimiters whether a listing can be grouped by more than one character
   * @param minPart the least size of a part that is not the last one, in bytes
   * @param maxPart the greatest size of a part, in bytes
   * @param maxParts how many parts an object has at most
   * @param maxCopy the greatest object that one call copies, in bytes
   */
  public BucketTraits(
      boolean longDelimiters, long minPart, long maxPart, int maxParts, long maxCopy) {
    this(longDelimiters, minPart, maxPart, maxParts, maxCopy, false);
  }
}
