// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.io.IOException;

/** Something that the server does. */
@FunctionalInterface
interface Operation {
  Answer run(Call call) throws IOException;
}
