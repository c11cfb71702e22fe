// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import com.aliyun.oss.common.auth.Credentials;
import org.jspecify.annotations.Nullable;

/** An access key with its secret, and the token that a temporary one has; printed without them. */
record OssKeys(String id, String secret, @Nullable String token) implements Credentials {
  @Override
  public String getAccessKeyId() {
    return id;
  }

  @Override
  public String getSecretAccessKey() {
    return secret;
  }

  @Override
  public @Nullable String getSecurityToken() {
    return token;
  }

  @Override
  public boolean useSecurityToken() {
    return token != null;
  }

  @Override
  public String toString() {
    return "***";
  }
}
