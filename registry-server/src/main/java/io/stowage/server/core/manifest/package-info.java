// SPDX-License-Identifier: Apache-2.0
/** Reading manifests: bytes that came from anywhere, to what they say of other content. */
@NullMarked
package io.stowage.server.core.manifest;

import org.jspecify.annotations.NullMarked;
