// SPDX-License-Identifier: Apache-2.0
/** The vocabulary of a registry: digests, names, tags, descriptors, error codes. */
module io.stowage.registry {
  requires static transitive org.jspecify;

  exports io.stowage.registry;
}
