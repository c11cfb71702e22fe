// SPDX-License-Identifier: Apache-2.0
/** How a driver declares what can be set, and gets it checked. */
@NullMarked
package io.stowage.storage.setting;

import org.jspecify.annotations.NullMarked;
