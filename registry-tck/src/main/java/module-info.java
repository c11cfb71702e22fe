// SPDX-License-Identifier: Apache-2.0
/** The contracts of a storage driver and of a whole registry as JUnit 5 tests. */
module io.stowage.tck {
  requires java.management;
  requires jdk.management;
  requires transitive io.stowage.storage;
  requires transitive org.junit.jupiter.api;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires org.assertj.core;
  requires org.opentest4j;
  requires static transitive org.jspecify;

  exports io.stowage.tck;
  exports io.stowage.tck.http;

  opens io.stowage.tck to
      org.junit.platform.commons;
  opens io.stowage.tck.http to
      org.junit.platform.commons;
}
