// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.duration;
import static io.stowage.server.config.keys.Key.flag;
import static io.stowage.server.config.keys.Key.number;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;

final class NotificationKeys {
  private static final String ENDPOINT = "notifications.endpoints[].";

  static final KeySection SECTION =
      new KeySection(
          "Notifications",
          List.of(
              flag(
                      "notifications.events.includereferences",
                      false,
                      "Events name what a manifest refers to")
                  .notYet(),
              text(ENDPOINT + "name", "Name of the endpoint").notYet(),
              text(ENDPOINT + "url", "Where events are posted").notYet(),
              flag(ENDPOINT + "disabled", false, "Post nothing there").notYet(),
              text(ENDPOINT + "headers", "Headers of the request")
                  .shaped(Shape.MAP_OF_LISTS)
                  .secret()
                  .notYet(),
              duration(ENDPOINT + "timeout", "Limit of a request").byDefault("1s").notYet(),
              number(ENDPOINT + "threshold", "Failures in a row before a pause")
                  .byDefault("10")
                  .notYet(),
              duration(ENDPOINT + "backoff", "Length of the pause").byDefault("1s").notYet(),
              text(ENDPOINT + "ignoredmediatypes", "Old name of `ignore.mediatypes`")
                  .shaped(Shape.LIST)
                  .notYet(),
              text(ENDPOINT + "ignore.mediatypes", "Media types without events")
                  .shaped(Shape.LIST)
                  .notYet(),
              text(ENDPOINT + "ignore.actions", "Actions without events")
                  .shaped(Shape.LIST)
                  .notYet()));

  private NotificationKeys() {}
}
