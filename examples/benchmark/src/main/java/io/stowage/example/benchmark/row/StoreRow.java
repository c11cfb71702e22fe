// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Blob;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import io.stowage.example.benchmark.store.StoreKind;
import java.io.IOException;

/**
 * The large blob through a registry that keeps it in a store, beside as many bytes that a tool of
 * the store's makers moves, or beside the other registry on such a store.
 */
abstract class StoreRow implements Row {
  private final StoreKind kind;
  private final boolean besideTool;
  private final String verb;
  private final String preposition;
  private final Metric throughput;

  /**
   * A row.
   *
   * @param besideTool whether the tool is the other
   * @param verb what is done to the blob
   * @param preposition of the store, after that
   */
  StoreRow(StoreKind kind, boolean besideTool, String verb, String preposition) {
    this.kind = kind;
    this.besideTool = besideTool;
    this.verb = verb;
    this.preposition = preposition;
    this.throughput =
        Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(besideTool ? 0.8 : 1));
  }

  @Override
  public final String name() {
    return kind.name() + '-' + verb + (besideTool ? "" : "-registry");
  }

  @Override
  public final String title(Sizes sizes) {
    return "%s of %s %s %s, one client%s"
        .formatted(
            verb,
            Sizes.text(sizes.large()),
            preposition,
            kind.title(),
            besideTool ? ", beside " + kind.tool() : "");
  }

  @Override
  public final String baseline(RegistrySpec registry) {
    return besideTool ? kind.tool() : registry.name();
  }

  /** How much of the blob is moved in a second. */
  final Metric throughput() {
    return throughput;
  }

  static double mibPerSecond(Blob blob, double seconds) {
    return gibibytes(blob) * 1024 / seconds;
  }

  static double gibibytes(Blob blob) {
    return blob.size() / (double) (1 << 30);
  }

  @Override
  public final Trial openBaseline(Bench bench, RegistrySpec registry) throws IOException {
    return besideTool
        ? new StoreTool(bench, StoreTrial.open(bench, kind), metrics(), tool(bench))
        : open(bench, registry);
  }

  @Override
  public final Trial open(Bench bench, RegistrySpec registry) throws IOException {
    return open(bench, StoreTrial.Place.start(bench, registry, kind));
  }

  /** What the tool does in the place of the registry. */
  abstract StoreTool.Work tool(Bench bench);

  abstract Trial open(Bench bench, StoreTrial.Place place);
}
