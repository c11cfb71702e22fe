// SPDX-License-Identifier: Apache-2.0
/** A storage driver on a container of Azure Blob Storage. Opened by its name, {@code azure}. */
module io.stowage.storage.azure {
  requires com.azure.core.http.jdk.httpclient;
  requires com.azure.storage.blob;
  requires io.stowage.storage.object;
  // reads keyrings of a desktop by modules that are not installed; see the README
  requires static com.azure.identity;
  requires static org.jspecify;

  provides io.stowage.storage.StorageDriverProvider with
      io.stowage.storage.azure.AzureProvider;
}
