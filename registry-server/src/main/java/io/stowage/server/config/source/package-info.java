// SPDX-License-Identifier: Apache-2.0
/** Where settings come from: a YAML file and environment variables, merged into one tree. */
@NullMarked
package io.stowage.server.config.source;

import org.jspecify.annotations.NullMarked;
