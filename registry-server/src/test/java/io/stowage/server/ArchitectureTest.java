// SPDX-License-Identifier: Apache-2.0
package io.stowage.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.stowage.server");

  @Test
  void keepsConfigurationAsPlainValues() {
    noClasses()
        .that()
        .resideInAPackage("..server.config..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..", "..server.http..", "..server.cli..")
        .check(SERVER);
  }

  @Test
  void findsDriversAtRunTimeAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage(
            "io.stowage.storage.(inmemory|filesystem|object|s3|azure|rados|swift|oss)..")
        .check(SERVER);
  }

  @Test
  void keepsVertxOutOfTheCommandLine() {
    classes()
        .that()
        .resideInAPackage("..server.cli..")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("io.vertx..", "io.netty..")
        .check(SERVER);
  }

  @Test
  void hasNoCycleOfPackages() {
    slices().matching("io.stowage.server.(**)").should().beFreeOfCycles().check(SERVER);
  }

  @Test
  void keepsInterfacesSmall() {
    for (JavaClass type : SERVER) {
      if (type.isInterface()) {
        assertThat(type.getMethods())
            .filteredOn(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
            .as(type.getName())
            .hasSizeLessThanOrEqualTo(6);
      }
    }
  }
}
