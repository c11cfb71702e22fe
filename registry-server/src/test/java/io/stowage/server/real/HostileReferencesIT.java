// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

class HostileReferencesIT extends HostileFamily {
  HostileReferencesIT() {
    super("references.http");
  }
}
