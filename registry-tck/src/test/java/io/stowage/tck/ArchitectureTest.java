// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.stowage.tck");

  @Test
  void dependsOnTheSpiJunitAssertjAndJacksonAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.fasterxml.jackson..",
            "com.sun.management..",
            "io.stowage.registry",
            "io.stowage.storage..",
            "io.stowage.tck..",
            "org.junit.jupiter.api..",
            "org.opentest4j..",
            "org.assertj..",
            "org.jspecify..")
        .check(MODULE);
  }

  @Test
  void hasNoCycleOfPackages() {
    slices().matching("io.stowage.(**)").should().beFreeOfCycles().check(MODULE);
  }
}
