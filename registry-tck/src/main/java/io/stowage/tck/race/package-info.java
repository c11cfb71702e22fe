// SPDX-License-Identifier: Apache-2.0
/** What several threads did and saw, and whether there is an order that explains it. */
@NullMarked
package io.stowage.tck.race;

import org.jspecify.annotations.NullMarked;
