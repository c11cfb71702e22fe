// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary of a registry. Each type parses at the edge: what has the type is well-formed and
 * cannot traverse a path.
 */
@NullMarked
package io.stowage.registry;

import org.jspecify.annotations.NullMarked;
