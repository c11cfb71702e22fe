// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

/** What every driver has to keep. */
public enum Law {
  /** Bytes are hashed once, and no blob is published under a digest that is not its own. */
  VERIFICATION(1, "verification lives once"),
  /** An upload that is closed, and one whose source fails, stay to be resumed and show nothing. */
  CLOSE(2, "close never publishes"),
  /**
   * Readers see no blob or all of it; committing what is there succeeds, and heals what is damaged.
   */
  COMMIT(3, "commit is atomic and idempotent"),
  /** An upload that one instance began, another goes on with and commits. */
  INSTANCES(4, "any instance can go on"),
  /** Sizes and ranges are counts, resolved before the driver is asked. */
  COUNTS(5, "counts, not last indices"),
  /** Listings are sorted by their bytes, go on behind any text, and cost what a page holds. */
  ORDER(6, "byte order"),
  /** What fails says why by the type of its exception, and shows no secret. */
  ERRORS(7, "errors are typed"),
  /** A driver that waits for its backend lets go when the caller leaves. */
  WAITING(8, "a call waits for the backend, never for the peer"),
  /** What is closed leaves no thread, file, part or memory behind. */
  LEAKS(9, "nothing leaks");

  private final int number;
  private final String title;

  Law(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** {@return the number by which it is told, from 1} */
  public int number() {
    return number;
  }

  @Override
  public String toString() {
    return "law " + number + ": " + title;
  }
}
