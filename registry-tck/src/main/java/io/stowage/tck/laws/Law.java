// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

/** What every driver has to keep. */
public enum Law {
  VERIFICATION(1, "verification lives once"),
  CLOSE(2, "close never publishes"),
  COMMIT(3, "commit is atomic and idempotent"),
  INSTANCES(4, "any instance can go on"),
  COUNTS(5, "counts, not last indices"),
  ORDER(6, "byte order"),
  ERRORS(7, "errors are typed"),
  WAITING(8, "a call waits for the backend, never for the peer"),
  LEAKS(9, "nothing leaks");

  private final int number;
  private final String title;

  Law(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** Its number, from 1. */
  public int number() {
    return number;
  }

  @Override
  public String toString() {
    return "law " + number + ": " + title;
  }
}
