// SPDX-License-Identifier: Apache-2.0
/** The driver {@code oss}: a bucket of Aliyun OSS. */
@NullMarked
package io.stowage.storage.oss;

import org.jspecify.annotations.NullMarked;
