// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

class HostileManifestsIT extends HostileFamily {
  HostileManifestsIT() {
    super("manifests.http");
  }
}
