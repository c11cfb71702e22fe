// SPDX-License-Identifier: Apache-2.0
/** A registry in a bucket of S3 or of a store that speaks its protocol. */
@NullMarked
package io.stowage.storage.s3;

import org.jspecify.annotations.NullMarked;
