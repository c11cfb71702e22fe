// SPDX-License-Identifier: Apache-2.0
/**
 * What a registry does, apart from any protocol: {@link io.stowage.server.core.Registry} gives the
 * services, each for one kind of resource. They block for the storage and report every failure as a
 * {@link io.stowage.server.core.RegistryException}.
 */
@NullMarked
package io.stowage.server.core;

import org.jspecify.annotations.NullMarked;
