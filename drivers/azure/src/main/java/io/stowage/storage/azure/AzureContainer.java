// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.storage.blob.models.ListBlobsOptions;
import io.stowage.storage.StorageException;

/** Finds out what a container has in it before it is used. */
final class AzureContainer {
  private static final String REGISTRY = "docker/registry/v2/";

  private final AzureClient client;

  AzureContainer(AzureClient client) {
    this.client = client;
  }

  /**
   * Makes the container if there is none, as {@code registry:2} does, and looks whether a registry
   * there has names that begin with a slash.
   */
  void prepare() throws StorageException {
    String root = client.config().rootDirectory() + REGISTRY;
    boolean isLegacy;
    try {
      isLegacy = client.config().legacyRoot().isEmpty() && !has(root) && has('/' + root);
    } catch (StorageException.Denied e) {
      if (!AzureErrors.NO_CONTAINER.equals(e.getMessage())) {
        throw e;
      }
      client.call("make the container", () -> client.container().createIfNotExists());
      return;
    }
    if (isLegacy) {
      client.setLegacy();
    }
  }

  private boolean has(String prefix) throws StorageException {
    ListBlobsOptions first = new ListBlobsOptions().setPrefix(prefix).setMaxResultsPerPage(1);
    return client.call(
        "LIST " + prefix, () -> client.container().listBlobs(first, null).iterator().hasNext());
  }
}
