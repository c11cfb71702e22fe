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
              flag("health.storagedriver.enabled", false, "Probe the backend"),
              every("health.storagedriver.interval"),
              threshold("health.storagedriver.threshold"),
              file("health.file[].file", "Unhealthy while this file exists"),
              every("health.file[].interval"),
              text("health.http[].uri", "Unhealthy while this does not answer"),
              text("health.http[].headers", "Headers of the probe")
                  .shaped(Shape.MAP_OF_LISTS)
                  .secret(),
              number("health.http[].statuscode", "Status of the answer").byDefault("200"),
              duration("health.http[].timeout", "Limit of a probe; else the interval"),
              every("health.http[].interval"),
              threshold("health.http[].threshold"),
              text("health.tcp[].addr", "Unhealthy while nobody listens there"),
              duration("health.tcp[].timeout", "Limit of a probe; else the interval"),
              every("health.tcp[].interval"),
              threshold("health.tcp[].threshold")));

  private HealthKeys() {}

  private static Key every(String path) {
    return duration(path, "How often it is looked at").byDefault("10s");
  }

  private static Key threshold(String path) {
    return number(path, "Failures in a row that count; 0 is 1")
        .byDefault("0")
        .between(0, Integer.MAX_VALUE, "failures");
  }
}
