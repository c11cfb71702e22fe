// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import io.stowage.tck.report.Publishing;
import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Counts the tests of each class that runs the TCK, and fails a class that did not run all. */
public final class TckExtension implements TestInstancePostProcessor, AfterAllCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(TckExtension.class);

  /** For JUnit. */
  public TckExtension() {}

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) {
    if (instance instanceof StorageDriverTck tck) {
      tck.begin(run(tck.getClass(), context, tck.suites()));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    Class<?> type = context.getRequiredTestClass();
    if (StorageDriverTck.class.isAssignableFrom(type)) {
      try (TckRun run = run(type, context, Suites.of())) {
        Publishing.publish(run.report(), context);
      }
    }
  }

  private static TckRun run(Class<?> type, ExtensionContext context, Suites suites) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(type, key -> new TckRun(suites), TckRun.class);
  }
}
