// SPDX-License-Identifier: Apache-2.0
/** A storage driver that keeps everything on the heap, for tests and trials. */
@NullMarked
package io.stowage.storage.inmemory;

import org.jspecify.annotations.NullMarked;
