// SPDX-License-Identifier: Apache-2.0
/** A registry in a container of OpenStack Swift or of a store that speaks its protocol. */
@NullMarked
package io.stowage.storage.swift;

import org.jspecify.annotations.NullMarked;
