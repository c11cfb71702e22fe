// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.setting.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the installed drivers, or the settings of one. */
@Command(
    name = "drivers",
    description = "Shows the storage drivers that are installed, or the settings of one.")
final class DriversCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The name of a driver.")
  private @Nullable String name;

  DriversCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (name == null) {
      drivers(surroundings.drivers().all().providers());
    } else {
      settings(surroundings.drivers().all().find(name));
    }
    return Main.OK;
  }

  private void drivers(List<StorageDriverProvider> providers) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("DRIVER", "ALSO", "STORES TO"));
    for (StorageDriverProvider provider : providers) {
      rows.add(
          List.of(
              provider.name(),
              provider.aliases().stream().sorted().collect(Collectors.joining(", ")),
              provider.description()));
    }
    print(rows);
  }

  private void settings(StorageDriverProvider provider) {
    surroundings.out().println(provider.name() + ": " + provider.description());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("SETTING", "VALUE", "DEFAULT", "MEANING"));
    provider.settings().forEach(setting -> rows.add(row(setting)));
    if (rows.size() == 1) {
      surroundings.out().println("There is nothing to set.");
    } else {
      surroundings.out().println();
      print(rows);
    }
  }

  private static List<String> row(Setting setting) {
    String value =
        setting.choices().isEmpty()
            ? setting.type().name().toLowerCase(Locale.ROOT)
            : String.join("|", setting.choices());
    String byDefault = setting.defaultValue();
    String absent = setting.required() ? "(required)" : "";
    return List.of(
        setting.name(),
        setting.unit().isEmpty() ? value : value + " (" + setting.unit() + ")",
        byDefault == null ? absent : byDefault,
        setting.description() + (setting.secret() ? " (secret)" : ""));
  }

  private void print(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      surroundings.out().println(line.toString().stripTrailing());
    }
  }
}
