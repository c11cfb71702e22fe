// SPDX-License-Identifier: Apache-2.0
/**
 * A storage driver on a directory, in the layout of {@code registry:2}.
 *
 * <p>What is visible was complete and on disk before it became visible: content is written under a
 * temporary name, forced, and renamed; then the directories that changed are forced. Any number of
 * processes may work on one directory, {@code registry:2} among them: the only thing that has to be
 * locked is the data of an upload, by a lock of the operating system that ends with its process.
 */
@NullMarked
package io.stowage.storage.filesystem;

import org.jspecify.annotations.NullMarked;
