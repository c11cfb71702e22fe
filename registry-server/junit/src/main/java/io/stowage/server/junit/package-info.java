// SPDX-License-Identifier: Apache-2.0
/** A registry for tests: {@link io.stowage.server.junit.RegistryServerTest}. */
@NullMarked
package io.stowage.server.junit;

import org.jspecify.annotations.NullMarked;
