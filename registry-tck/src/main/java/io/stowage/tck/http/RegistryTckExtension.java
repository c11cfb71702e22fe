// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import io.stowage.tck.report.Publishing;
import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reports on each class that runs the TCK, and fails one that did not run all of it. */
public final class RegistryTckExtension implements AfterAllCallback {
  /** For JUnit. */
  public RegistryTckExtension() {}

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (context.getTestInstance().orElse(null) instanceof RegistryTck tck) {
      Publishing.publish(tck.run().report(), context);
    }
  }
}
