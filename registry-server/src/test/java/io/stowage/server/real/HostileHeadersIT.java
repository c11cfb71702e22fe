// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

class HostileHeadersIT extends HostileFamily {
  HostileHeadersIT() {
    super("headers.http");
  }
}
