// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

class HostileDigestsIT extends HostileFamily {
  HostileDigestsIT() {
    super("digests.http");
  }
}
