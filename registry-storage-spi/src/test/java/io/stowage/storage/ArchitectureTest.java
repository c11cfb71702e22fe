// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.stowage");

  @Test
  void dependsOnTheJdkAndTheApiAlone() {
    classes()
        .that(alwaysTrue())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "io.stowage.registry", "io.stowage.storage..", "org.jspecify.."))
        .check(MODULE);
  }

  @Test
  void hasNoCycleOfPackages() {
    slices().matching("io.stowage.(**)").should().beFreeOfCycles().check(MODULE);
  }

  @Test
  void keepsInterfacesSmall() {
    for (JavaClass type : MODULE) {
      if (type.isInterface()) {
        assertThat(type.getMethods())
            .filteredOn(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
            .as(type.getName())
            .hasSizeLessThanOrEqualTo(6);
      }
    }
  }
}
