// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.DriverLoadException;
import io.stowage.storage.StorageDriverProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledDriversTest {
  @TempDir Path home;
  private Path directory;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createDirectory(home.resolve("drivers"));
  }

  @Test
  void aDirectoryHoldsADriverWithItsOwnDependencies() throws Exception {
    DriverJar.write(directory.resolve("acme/driver.jar"), "acme", "acme.Provider");

    StorageDriverProvider found = drivers().all().find("acme");

    assertThat(found.getClass().getName()).isEqualTo("acme.Provider");
    assertThat(found.getClass().getClassLoader().getName()).isEqualTo("acme");
  }

  @Test
  void aJarAddsADriver() throws Exception {
    DriverJar.write(directory.resolve("acme.jar"), "acme", "acme.Provider");

    assertThat(drivers().enoughFor("acme").find("acme").name()).isEqualTo("acme");
  }

  @Test
  void driversOfTwoDirectoriesDoNotSeeEachOther() throws Exception {
    DriverJar.write(directory.resolve("one/driver.jar"), "one", "same.Provider");
    DriverJar.write(directory.resolve("two/driver.jar"), "two", "same.Provider");

    assertThat(drivers().all().find("one").getClass())
        .isNotSameAs(drivers().all().find("two").getClass());
  }

  @Test
  void otherDirectoriesAreNotLookedIntoForADriverThatHasItsOwn() throws Exception {
    DriverJar.write(directory.resolve("acme/driver.jar"), "acme", "acme.Provider");
    Files.createDirectory(directory.resolve("broken"));
    Files.writeString(directory.resolve("broken/driver.jar"), "no jar");

    assertThat(drivers().enoughFor("acme").find("acme").name()).isEqualTo("acme");
  }

  @Test
  void allDirectoriesAreLookedIntoForAnAlias() throws Exception {
    DriverJar.write(directory.resolve("acme/driver.jar"), "other", "acme.Provider");

    assertThat(drivers().enoughFor("other").find("other").name()).isEqualTo("other");
  }

  @Test
  void twoDriversOfOneNameAreAnError() throws Exception {
    DriverJar.write(directory.resolve("acme/driver.jar"), "acme", "acme.Provider");
    DriverJar.write(directory.resolve("dropped.jar"), "acme", "acme.Provider");

    assertThatThrownBy(() -> drivers().enoughFor("acme").find("acme"))
        .isInstanceOf(DriverLoadException.class)
        .hasMessageStartingWith("storage driver \"acme\" is installed more than once");
  }

  @Test
  void aJarThatCannotBeReadIsAnError() throws Exception {
    Path jar = Files.writeString(directory.resolve("acme.jar"), "no jar");

    assertThatThrownBy(() -> drivers().all())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot read the driver's jar " + jar);
  }

  @Test
  void aDriverWithoutItsClassIsAnError() throws Exception {
    DriverJar.writeBroken(directory.resolve("acme.jar"), "acme.Provider");

    assertThatThrownBy(() -> drivers().all())
        .isInstanceOf(DriverLoadException.class)
        .hasMessageContaining("acme.Provider");
  }

  @Test
  void aNameDoesNotLeadOutOfTheDirectory() throws Exception {
    DriverJar.write(home.resolve("outside/driver.jar"), "outside", "acme.Provider");

    assertThatThrownBy(() -> drivers().enoughFor("../outside").find("../outside"))
        .isInstanceOf(DriverLoadException.class);
  }

  @Test
  void withoutADirectoryTheClassPathCounts() throws Exception {
    assertThat(new InstalledDrivers(Optional.of(home.resolve("none"))).all().find("inmemory"))
        .isNotNull();
  }

  private InstalledDrivers drivers() {
    return new InstalledDrivers(Optional.of(directory));
  }
}
