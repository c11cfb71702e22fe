// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

class HostileNamesIT extends HostileFamily {
  HostileNamesIT() {
    super("names.http");
  }
}
