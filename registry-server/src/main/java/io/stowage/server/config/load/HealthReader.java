// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.HealthConfig;
import io.stowage.server.config.HealthConfig.FileCheck;
import io.stowage.server.config.HealthConfig.Pace;
import io.stowage.server.config.HealthConfig.PortCheck;
import io.stowage.server.config.HealthConfig.UrlCheck;
import io.stowage.server.config.ListenAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads what health depends on. */
final class HealthReader {
  private static final String DEBUG = "http.debug.addr";
  private static final String STORAGE = "health.storagedriver.";
  private static final Duration USUAL = Duration.ofSeconds(10);

  private HealthReader() {}

  static HealthConfig read(Values values) {
    Optional<Pace> storage =
        values.flag(STORAGE + "enabled")
            ? Optional.of(
                new Pace(
                    interval(values, STORAGE + "interval"), values.number(STORAGE + "threshold")))
            : Optional.empty();
    return new HealthConfig(
        values.optional(DEBUG).flatMap(addr -> AddressReader.tcp(values, DEBUG, addr)),
        storage,
        checks(values, "health.file", "file", HealthReader::file),
        checks(values, "health.http", "uri", HealthReader::url),
        checks(values, "health.tcp", "addr", HealthReader::port));
  }

  /** The checks of a list, of which each has to have one setting. */
  private static <T> List<T> checks(
      Values values, String path, String needed, BiFunction<Values, String, Optional<T>> read) {
    List<T> checks = new ArrayList<>();
    for (Values item : values.items(path)) {
      Optional<String> given = item.optional(needed);
      if (given.isEmpty()) {
        values.wrong(path + "[]." + needed, "is missing");
      }
      given.flatMap(value -> read.apply(item, value)).ifPresent(checks::add);
    }
    return checks;
  }

  private static Optional<FileCheck> file(Values item, String path) {
    return Optional.of(new FileCheck(Path.of(path), new Pace(interval(item, "interval"), 0)));
  }

  private static Optional<UrlCheck> url(Values item, String given) {
    Pace pace = pace(item);
    try {
      URI url = new URI(given);
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && url.getHost() != null) {
        return Optional.of(
            new UrlCheck(
                url, item.lists("headers"), item.number("statuscode"), timeout(item, pace), pace));
      }
    } catch (URISyntaxException notUrl) {
      // said below
    }
    item.wrong("health.http[].uri", "is not a URL (such as https://backend.example/)");
    return Optional.empty();
  }

  private static Optional<PortCheck> port(Values item, String given) {
    Pace pace = pace(item);
    Optional<ListenAddress.Tcp> address = AddressReader.tcp(item, "health.tcp[].addr", given);
    return address.map(it -> new PortCheck(it, timeout(item, pace), pace));
  }

  private static Pace pace(Values item) {
    return new Pace(interval(item, "interval"), item.number("threshold"));
  }

  private static Duration interval(Values values, String path) {
    Duration given = values.duration(path);
    return given.isZero() || given.isNegative() ? USUAL : given;
  }

  /** A probe without a limit has to be over before the next. */
  private static Duration timeout(Values item, Pace pace) {
    return item.given("timeout") ? item.duration("timeout") : pace.interval();
  }
}
