// SPDX-License-Identifier: Apache-2.0
/** A storage driver on a container of Azure Blob Storage. */
@NullMarked
package io.stowage.storage.azure;

import org.jspecify.annotations.NullMarked;
