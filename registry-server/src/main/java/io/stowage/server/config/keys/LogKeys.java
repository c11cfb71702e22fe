// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.flag;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;

final class LogKeys {
  static final KeySection SECTION =
      new KeySection(
          "General and log",
          List.of(
              text("version", "Version of the file's schema").byDefault("0.1").choosing("0.1"),
              text("loglevel", "Old name of `log.level`")
                  .choosing("error", "warn", "info", "debug"),
              text("log.level", "The least severe level that is logged")
                  .byDefault("info")
                  .choosing("error", "warn", "info", "debug"),
              text("log.formatter", "Form of a line; `logstash` is the same as `json`")
                  .byDefault("text")
                  .choosing("text", "json", "logstash"),
              text("log.fields", "Added to every line").shaped(Shape.MAP),
              flag("log.accesslog.disabled", false, "No line for each request"),
              flag("log.reportcaller", false, "Name the method that logs"),
              hook(text("log.hooks[].type", "Kind of the hook")),
              hook(flag("log.hooks[].disabled", false, "Switches the hook off")),
              hook(text("log.hooks[].levels", "Levels that fire it").shaped(Shape.LIST)),
              hook(
                  text("log.hooks[].options", "Mail server and addresses")
                      .shaped(Shape.OPAQUE)
                      .secret())));

  private LogKeys() {}

  private static Key hook(Key key) {
    return key.notPlanned("let what collects the logs send the mails");
  }
}
