// SPDX-License-Identifier: Apache-2.0
/** A storage driver of somebody else: all that a registry holds lies in one file of SQLite. */
@NullMarked
package com.example.registry.sqlite;

import org.jspecify.annotations.NullMarked;
