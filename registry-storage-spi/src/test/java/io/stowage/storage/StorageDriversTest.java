// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageDriversTest {
  @TempDir Path classes;

  @Test
  void saysThatNoneIsInstalled() throws IOException {
    StorageDrivers drivers = installed();

    assertThatThrownBy(() -> drivers.find("filesystem"))
        .isInstanceOf(DriverLoadException.class)
        .hasMessage("no storage driver is installed: put the jar of one on the class path");
  }

  @Test
  void listsWhatIsInstalledWhereTheNameIsUnknown() throws IOException {
    StorageDrivers drivers = installed(Tape.class, Card.class);

    assertThatThrownBy(() -> drivers.find("disk"))
        .isInstanceOf(DriverLoadException.class)
        .hasMessage("unknown storage driver \"disk\"; installed are card, tape");
  }

  @Test
  void refusesToChooseBetweenTwoOfOneName() throws IOException {
    StorageDrivers drivers = installed(Tape.class, OtherTape.class);

    assertThatThrownBy(() -> drivers.find("tape"))
        .isInstanceOf(DriverLoadException.class)
        .hasMessageStartingWith("storage driver \"tape\" is installed more than once: ")
        .hasMessageContaining(OtherTape.class.getName());
  }

  @Test
  void findsADriverByItsAlias() throws IOException {
    assertThat(installed(Tape.class, Card.class).find("punchcard")).isInstanceOf(Card.class);
  }

  @Test
  void countsADriverOnceThatTwoLoadersSee() throws IOException {
    ClassLoader loader = loader(Tape.class);

    StorageDrivers drivers = StorageDrivers.load(List.of(loader, loader));

    assertThat(drivers.find("tape")).isInstanceOf(Tape.class);
  }

  @Test
  void namesADeclarationThatIsBroken() throws IOException {
    declare("no.such.Driver");

    assertThatThrownBy(() -> StorageDrivers.load(List.of(loader())))
        .isInstanceOf(DriverLoadException.class)
        .hasMessageContaining("no.such.Driver");
  }

  @Test
  void checksTheSettingsBeforeTheDriverIsOpened() throws IOException {
    StorageDrivers drivers = installed(Tape.class);

    assertThatThrownBy(() -> drivers.open("tape", Map.of("reels", "many")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("reels: \"many\" is not a whole number");
  }

  @Test
  void letsADriversOwnFailureThrough() throws IOException {
    StorageDrivers drivers = installed(Tape.class);

    assertThatThrownBy(() -> drivers.open("tape", Map.of()))
        .isInstanceOf(StorageException.Unavailable.class);
  }

  private StorageDrivers installed(Class<?>... providers) throws IOException {
    return StorageDrivers.load(List.of(loader(providers)));
  }

  private ClassLoader loader(Class<?>... providers) throws IOException {
    if (providers.length > 0) {
      declare(String.join("\n", Set.of(providers).stream().map(Class::getName).sorted().toList()));
    }
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
  }

  private void declare(String text) throws IOException {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(StorageDriverProvider.class.getName()), text);
  }

  /** A driver that can be found and whose backend is never there. */
  public static class Tape implements StorageDriverProvider {
    @Override
    public String name() {
      return "tape";
    }

    @Override
    public String description() {
      return "tapes";
    }

    @Override
    public List<Setting> settings() {
      return List.of(Setting.of("reels", SettingType.INTEGER, "How many").withDefault("2"));
    }

    @Override
    public StorageDriver open(Settings settings) throws StorageException {
      throw new StorageException.Unavailable("no tape of " + settings.number("reels"), null);
    }
  }

  /** Another with the same name. */
  public static final class OtherTape extends Tape {}

  /** One with an alias. */
  public static final class Card extends Tape {
    @Override
    public String name() {
      return "card";
    }

    @Override
    public Set<String> aliases() {
      return Set.of("punchcard");
    }
  }
}
