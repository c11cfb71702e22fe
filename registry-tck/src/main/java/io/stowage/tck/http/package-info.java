// SPDX-License-Identifier: Apache-2.0
/**
 * The contract of a whole registry as JUnit 5 tests: the endpoints of the OCI distribution
 * specification 1.1 and what the registries before it added. {@link
 * io.stowage.tck.http.RegistryTck} is the way in.
 */
@NullMarked
package io.stowage.tck.http;

import org.jspecify.annotations.NullMarked;
