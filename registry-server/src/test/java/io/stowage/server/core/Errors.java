// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stowage.registry.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a registry to refuse. */
final class Errors {
  private Errors() {}

  static RegistryException refused(ErrorCode code, ThrowingCallable call) {
    RegistryException refusal = catchThrowableOfType(RegistryException.class, call);
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    return refusal;
  }
}
