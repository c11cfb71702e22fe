// SPDX-License-Identifier: Apache-2.0
/**
 * A storage driver of somebody else: everything a registry holds lies in one file of SQLite.
 *
 * <p>Bytes are chunks of some <em>content</em>, which an upload or a blob points at. So a commit
 * moves a pointer and no bytes.
 */
@NullMarked
package com.example.registry.sqlite;

import org.jspecify.annotations.NullMarked;
