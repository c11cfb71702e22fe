// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What is to go wrong, by the operation it goes wrong in. Thread-safe. */
public final class Faults {
  private final List<Fault> faults = new CopyOnWriteArrayList<>();

  /** How something goes wrong. */
  public enum Kind {
    /** An error is answered, and nothing is done. */
    ERROR,
    /** The connection ends without an answer, and nothing is done. */
    DROPPED,
    /** It is done, and the connection ends without an answer. */
    UNANSWERED,
    /** Half of the answer's body is sent, and the connection ends. */
    CUT
  }

  private record Fault(String operation, Kind kind, OssFailure failure, AtomicInteger times) {}

  /** Answers an error the next times that an operation is asked for. */
  public void answer(String operation, int times, int status, String code) {
    OssFailure failure = new OssFailure(status, code, "As the test wants it");
    faults.add(new Fault(operation, Kind.ERROR, failure, new AtomicInteger(times)));
  }

  /** Lets something else go wrong the next times that an operation is asked for. */
  public void happen(String operation, int times, Kind kind) {
    faults.add(new Fault(operation, kind, null, new AtomicInteger(times)));
  }

  /** Forgets what has not happened yet. */
  public void clear() {
    faults.clear();
  }

  /** What goes wrong now, null for nothing; an error is thrown. */
  Kind next(String operation) {
    for (Fault fault : faults) {
      if (fault.operation.equals(operation) && fault.times.getAndDecrement() > 0) {
        if (fault.failure != null) {
          throw fault.failure;
        }
        return fault.kind;
      }
    }
    return null;
  }
}
