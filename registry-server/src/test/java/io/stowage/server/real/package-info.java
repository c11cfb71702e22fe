// SPDX-License-Identifier: Apache-2.0
/** The packaged server under real programs, hostile input, full disks and kill -9. */
@NullMarked
package io.stowage.server.real;

import org.jspecify.annotations.NullMarked;
