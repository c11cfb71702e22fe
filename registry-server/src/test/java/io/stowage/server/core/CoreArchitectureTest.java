// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CoreArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.stowage.server.core");

  @Test
  void knowsNoProtocolAndNoDriver() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "io.stowage.registry",
            "io.stowage.storage",
            "io.stowage.server.core..",
            "com.fasterxml.jackson.core..",
            "com.github.benmanes.caffeine.cache",
            "org.slf4j",
            "org.jspecify..")
        .check(CORE);
  }

  @Test
  void readsManifestsWithoutKnowingTheRegistry() {
    classes()
        .that()
        .resideInAPackage("io.stowage.server.core.manifest")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "io.stowage.registry",
            "io.stowage.server.core.manifest",
            "com.fasterxml.jackson.core..",
            "org.jspecify..")
        .check(CORE);
  }
}
