// SPDX-License-Identifier: Apache-2.0
/** The storage driver {@code rados}. */
@NullMarked
package io.stowage.storage.rados;

import org.jspecify.annotations.NullMarked;
