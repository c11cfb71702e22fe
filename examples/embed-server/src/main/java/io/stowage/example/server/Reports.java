// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import land.oras.Annotations;
import land.oras.ArtifactType;
import land.oras.Config;
import land.oras.ContainerRef;
import land.oras.LocalPath;
import land.oras.Registry;

/** The application: it keeps reports, one file each, in a registry. */
final class Reports {
  private static final ArtifactType REPORT = ArtifactType.from("application/vnd.example.report");
  private static final String MEDIA_TYPE = "text/plain";

  private final String repository;
  private final Registry registry;

  /** Keeps them in a registry that asks for no account. */
  Reports(URI registry) {
    this.repository = registry.getAuthority() + "/reports";
    this.registry =
        Registry.builder().withInsecure(registry.getScheme().equals("http")).defaults().build();
  }

  /** Publishes a report. */
  void publish(String title, Path report) {
    LocalPath file = LocalPath.of(report, MEDIA_TYPE);
    registry.pushArtifact(report(title), REPORT, Annotations.empty(), Config.empty(), file);
  }

  /** Fetches the files of a report into a directory. */
  void fetch(String title, Path directory) {
    registry.pullArtifact(report(title), directory, true);
  }

  /** The titles of all reports, in order. */
  List<String> titles() {
    return registry.getTags(ContainerRef.parse(repository)).tags();
  }

  private ContainerRef report(String title) {
    return ContainerRef.parse(repository + ":" + title);
  }
}
