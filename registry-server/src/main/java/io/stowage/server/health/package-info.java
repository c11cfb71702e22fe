// SPDX-License-Identifier: Apache-2.0
/** Whether a server should be asked: its checks, and whether it is about to stop. */
@NullMarked
package io.stowage.server.health;

import org.jspecify.annotations.NullMarked;
