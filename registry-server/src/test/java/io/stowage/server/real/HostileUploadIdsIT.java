// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

class HostileUploadIdsIT extends HostileFamily {
  HostileUploadIdsIT() {
    super("uploads.http");
  }
}
