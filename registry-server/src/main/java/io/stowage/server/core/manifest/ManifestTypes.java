// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

import static io.stowage.registry.MediaTypes.DOCKER_LIST;
import static io.stowage.registry.MediaTypes.DOCKER_MANIFEST;
import static io.stowage.registry.MediaTypes.OCI_INDEX;
import static io.stowage.registry.MediaTypes.OCI_MANIFEST;

import java.util.List;

/**
 * The types of manifests that are accepted. Not among them is the OCI artifact manifest, which the
 * specification dropped before 1.1: clients that know it push an image manifest where it is
 * refused, and other registries could not serve it from the same storage.
 */
final class ManifestTypes {
  private static final List<String> SUPPORTED =
      List.of(OCI_MANIFEST, OCI_INDEX, DOCKER_MANIFEST, DOCKER_LIST);

  private ManifestTypes() {}

  static boolean supported(String type) {
    return SUPPORTED.contains(type);
  }

  static boolean index(String type) {
    return type.equals(OCI_INDEX) || type.equals(DOCKER_LIST);
  }

  /** Whether manifests of the type have to name it themselves. */
  static boolean docker(String type) {
    return type.equals(DOCKER_MANIFEST) || type.equals(DOCKER_LIST);
  }

  static String list() {
    return String.join(", ", SUPPORTED);
  }
}
