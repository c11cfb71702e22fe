// SPDX-License-Identifier: Apache-2.0
/** What a run of the TCK found, as text and HTML. */
@NullMarked
package io.stowage.tck.report;

import org.jspecify.annotations.NullMarked;
