// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

/** Loads. */
final class ManifestReader {
  ManifestReader(Store store, long cacheBytes) {}
}
