// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

/** What is wrong with how a driver reaches its store. */
public enum PhoneFault {
  NOTHING,
  /** It sends no sum of its bytes, by which the store would see that they are others. */
  NO_SUM,
  /** It takes a busy store for one that denies. */
  DENIED,
  /** What its client throws escapes. */
  UNTYPED,
  /** It takes silence for consent. */
  SILENCE,
  /** It sends what the store cannot know that it has. */
  TWICE
}
