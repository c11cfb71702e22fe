// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * One thing that went wrong, as a client is told (OCI distribution specification, "Error codes").
 *
 * @param code what kind of thing
 * @param message what it is, for a person
 * @param detail more of it, for a program: text, a number, or lists and maps of such
 */
public record RegistryError(ErrorCode code, String message, @Nullable Object detail) {

  /** An error with its code's usual message. */
  public RegistryError(ErrorCode code, @Nullable Object detail) {
    this(code, code.message(), detail);
  }
}
