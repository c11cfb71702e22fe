// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.store.StoreKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All rows, in the order of the table. */
public final class Rows {
  private Rows() {}

  /**
   * Lists the rows.
   *
   * @param javaHomes the JDKs on which starts are measured; none for the environment's
   */
  public static List<Row> all(List<Path> javaHomes) {
    List<Row> rows = new ArrayList<>(SmallRequestRow.all());
    rows.addAll(SinglePullRow.all());
    rows.add(new ConcurrentPullRow());
    rows.add(new LatencyRow());
    rows.add(new SinglePushRow());
    rows.add(new ConcurrentPushRow());
    rows.add(new ImageRow());
    if (javaHomes.isEmpty()) {
      rows.add(new StartRow(null));
    }
    javaHomes.forEach(home -> rows.add(new StartRow(home)));
    return rows;
  }

  /**
   * Lists the rows of a kind of store: beside its tool, and beside the other registry where that
   * stores there, too.
   */
  public static List<Row> of(StoreKind kind) {
    List<Row> rows = new ArrayList<>();
    rows.add(new StorePushRow(kind, true));
    rows.add(new StorePullRow(kind, true));
    if (kind.incumbent()) {
      rows.add(new StorePushRow(kind, false));
      rows.add(new StorePullRow(kind, false));
    }
    return rows;
  }
}
