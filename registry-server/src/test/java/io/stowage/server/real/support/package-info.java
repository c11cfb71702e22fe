// SPDX-License-Identifier: Apache-2.0
/** What the tests on real programs share: processes, images, and clients made of plain bytes. */
@NullMarked
package io.stowage.server.real.support;

import org.jspecify.annotations.NullMarked;
