// SPDX-License-Identifier: Apache-2.0
/**
 * The archive of parsed classes that halves the time of a start: CDS up to Java 24, an AOT cache
 * from Java 25 on. {@code bin/registry} uses the one that fits, and names the file that is missing.
 */
@NullMarked
package io.stowage.server.cli.archive;

import org.jspecify.annotations.NullMarked;
