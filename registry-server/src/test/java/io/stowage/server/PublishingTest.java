// SPDX-License-Identifier: Apache-2.0
package io.stowage.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What Maven Central asks of each module that is published, and what Java programs do. */
class PublishingTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The modules that are published: all but the examples. */
  static List<Path> published() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.endsWith("pom.xml"))
          .map(ROOT::relativize)
          .filter(file -> !file.startsWith("examples") && !file.toString().contains("target/"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("published")
  void aModuleSaysWhatItIs(Path pom) {
    assertThat(text(pom, "/project/name")).as("name").isNotBlank();
    assertThat(text(pom, "/project/description")).as("description").isNotBlank();
    assertThat(text(pom, "/project/artifactId")).as("artifactId").isNotBlank();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("published")
  void aModuleOrItsParentSaysWhoseItIs(Path pom) {
    Path complete = text(pom, "/project/parent").isEmpty() ? pom : parent(pom);

    for (String element :
        List.of(
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url")) {
      assertThat(text(complete, "/project/" + element)).as(element).isNotBlank();
    }
  }

  private static Path parent(Path pom) {
    String path = text(pom, "/project/parent/relativePath");
    assertThat(text(pom, "/project/parent/artifactId")).isEqualTo("stowage-parent");
    return ROOT.relativize(ROOT.resolve(pom).resolveSibling(path).normalize());
  }

  /** A child would have its own path appended otherwise. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/project/@child.project.url.inherit.append.path",
        "/project/scm/@child.scm.connection.inherit.append.path",
        "/project/scm/@child.scm.developerConnection.inherit.append.path",
        "/project/scm/@child.scm.url.inherit.append.path"
      })
  void addressesAreInheritedAsTheyAre(String attribute) {
    assertThat(text(Path.of("pom.xml"), attribute)).isEqualTo("false");
  }

  @Test
  void theBomIsAtHomeWhereItsModulesAre() {
    String home = "/project/properties/stowage.home";

    assertThat(text(Path.of("registry-api/bom/pom.xml"), home))
        .isEqualTo(text(Path.of("pom.xml"), home))
        .startsWith("https://");
  }

  @Test
  void everyJarThatIsPublishedHasTheNameOfAModule() throws IOException {
    assertThat(published())
        .filteredOn(pom -> !text(pom, "/project/packaging").equals("pom"))
        .isNotEmpty()
        .allSatisfy(
            pom ->
                assertThat(
                        Files.exists(
                                ROOT.resolve(pom).resolveSibling("src/main/java/module-info.java"))
                            || text(pom, "//Automatic-Module-Name").startsWith("io.stowage."))
                    .as(pom.toString())
                    .isTrue());
  }

  @Test
  void theBomNamesAllThatIsPublished() throws IOException {
    String bom = Files.readString(ROOT.resolve("registry-api/bom/pom.xml"));

    assertThat(published())
        .filteredOn(pom -> !text(pom, "/project/packaging").equals("pom"))
        .extracting(pom -> text(pom, "/project/artifactId"))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(bom).contains("<artifactId>" + id + "</artifactId>"));
  }

  @Test
  void allPackagesThatArePublishedAreNullMarked() throws IOException {
    assertThat(packages())
        .isNotEmpty()
        .allSatisfy(
            directory ->
                assertThat(directory.resolve("package-info.java"))
                    .as(ROOT.relativize(directory).toString())
                    .content()
                    .contains("@NullMarked"));
  }

  private static List<Path> packages() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> ROOT.relativize(file).toString().contains("src/main/java/"))
          .filter(file -> !ROOT.relativize(file).startsWith("examples"))
          .filter(file -> !file.endsWith("module-info.java"))
          .map(Path::getParent)
          .distinct()
          .toList();
    }
  }

  private static String text(Path pom, String xpath) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(ROOT.resolve(pom).toFile());
      return XPathFactory.newInstance().newXPath().evaluate(xpath, document).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException | XPathExpressionException e) {
      throw new IllegalStateException("cannot read " + pom, e);
    }
  }
}
