/** The contract of a storage driver as JUnit 5 tests. */
module io.stowage.tck {
  requires java.management;
  requires jdk.management;
  requires transitive io.stowage.storage;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;
  requires org.opentest4j;
  requires static transitive org.jspecify;

  exports io.stowage.tck;

  opens io.stowage.tck to
      org.junit.platform.commons;
}
