// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.duration;
import static io.stowage.server.config.keys.Key.file;
import static io.stowage.server.config.keys.Key.flag;
import static io.stowage.server.config.keys.Key.number;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;

final class HealthKeys {
  static final KeySection SECTION =
      new KeySection(
          "Health",
          List.of(
              flag("health.storagedriver.enabled", false, "Probe the backend").notYet(),
              every("health.storagedriver.interval"),
              threshold("health.storagedriver.threshold"),
              file("health.file[].file", "Unhealthy while this file exists").notYet(),
              every("health.file[].interval"),
              text("health.http[].uri", "Unhealthy while this does not answer").notYet(),
              text("health.http[].headers", "Headers of the probe")
                  .shaped(Shape.MAP_OF_LISTS)
                  .secret()
                  .notYet(),
              number("health.http[].statuscode", "Status of the answer").byDefault("200").notYet(),
              duration("health.http[].timeout", "Limit of a probe").notYet(),
              every("health.http[].interval"),
              threshold("health.http[].threshold"),
              text("health.tcp[].addr", "Unhealthy while nobody listens there").notYet(),
              duration("health.tcp[].timeout", "Limit of a probe").notYet(),
              every("health.tcp[].interval"),
              threshold("health.tcp[].threshold")));

  private HealthKeys() {}

  private static Key every(String path) {
    return duration(path, "How often it is looked at").byDefault("10s").notYet();
  }

  private static Key threshold(String path) {
    return number(path, "Failures in a row that count").byDefault("0").notYet();
  }
}
