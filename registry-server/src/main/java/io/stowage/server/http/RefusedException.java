// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.server.core.RegistryException;

/** A client may not do what it wants, or not yet; a header tells it what to do. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient CharSequence header;
  private final String value;
  private final RegistryException error;

  RefusedException(CharSequence header, String value, RegistryException error) {
    super(error.getMessage(), null, false, false);
    this.header = header;
    this.value = value;
    this.error = error;
  }

  CharSequence header() {
    return header;
  }

  String value() {
    return value;
  }

  RegistryException error() {
    return error;
  }
}
