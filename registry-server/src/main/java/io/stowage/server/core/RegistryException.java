// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.ErrorCode;
import io.stowage.registry.InvalidReferenceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the registry did not do what it was asked: one error or several, and the HTTP status that
 * goes with the first. What is a client's mistake, or has a cause that tells more, carries no stack
 * trace of its own.
 */
public final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SERVER_ERROR = 500;

  private final transient List<RegistryError> errors;
  private final int status;

  private RegistryException(List<RegistryError> errors, int status, @Nullable Throwable cause) {
    super(errors.get(0).message(), cause, false, status >= SERVER_ERROR && cause == null);
    this.errors = List.copyOf(errors);
    this.status = status;
  }

  /** An error with its code's usual message and status. */
  public RegistryException(ErrorCode code, @Nullable Object detail) {
    this(new RegistryError(code, detail));
  }

  /** An error with its code's usual status. */
  public RegistryException(ErrorCode code, String message, @Nullable Object detail) {
    this(new RegistryError(code, message, detail));
  }

  /** An error with its code's usual status. */
  public RegistryException(RegistryError error) {
    this(List.of(error), error.code().status(), null);
  }

  /** An error with a status of its own. */
  public RegistryException(RegistryError error, int status) {
    this(List.of(error), status, null);
  }

  /**
   * Several errors, with the usual status of the first.
   *
   * @param errors one or more
   */
  public RegistryException(List<RegistryError> errors) {
    this(errors, errors.get(0).code().status(), null);
  }

  /**
   * An error with a cause, which is for the log and not for the client.
   *
   * @param status the HTTP status
   */
  RegistryException(RegistryError error, int status, Throwable cause) {
    this(List.of(error), status, cause);
  }

  /** The error of a text that is no name, tag, digest or upload id. */
  public static RegistryException of(InvalidReferenceException invalid) {
    return new RegistryException(
        new RegistryError(invalid.code(), String.valueOf(invalid.getMessage()), null),
        invalid.code().status(),
        invalid);
  }

  /** The code of the first error. */
  public ErrorCode code() {
    return errors.get(0).code();
  }

  /** The detail of the first error. */
  public @Nullable Object detail() {
    return errors.get(0).detail();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What to tell the client, one error or more, unmodifiable. */
  public List<RegistryError> errors() {
    return errors;
  }
}
