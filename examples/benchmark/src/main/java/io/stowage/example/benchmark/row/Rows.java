// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

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
   * Lists the rows that compare the driver {@code rados} with Ceph's own tool.
   *
   * @param starter what starts a Ceph cluster of one
   */
  public static List<Row> rados(Path starter) {
    return List.of(new RadosPushRow(starter), new RadosPullRow(starter));
  }
}
