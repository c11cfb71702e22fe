// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

/** How large the parts of an upload are. */
final class PartSizes {
  private static final int STEPS = 8;

  private final ObjectStore store;

  PartSizes(ObjectStore store) {
    this.store = store;
  }

  /**
   * How large a part becomes: grows with the number, so that the greatest blob has parts enough.
   */
  long full(int number) {
    ObjectStoreOptions options = store.options();
    BucketTraits traits = store.bucket().traits();
    if (options.equalParts()) {
      return options.partSize();
    }
    long growth = 1 + (long) number * STEPS / traits.maxParts();
    return Math.min(traits.maxPart(), options.partSize() * growth);
  }

  /** Whether a part is large enough to be sent. */
  boolean isEnough(int number, int size) {
    if (size >= full(number)) {
      return true;
    }
    BucketTraits traits = store.bucket().traits();
    return !store.options().equalParts()
        && size >= traits.minPart()
        && number < traits.maxParts() / STEPS
        && store.memory().isShort();
  }
}
