// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

class HostileBodiesIT extends HostileFamily {
  HostileBodiesIT() {
    super("bodies.http");
  }
}
