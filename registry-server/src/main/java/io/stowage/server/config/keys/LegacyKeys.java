// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.file;
import static io.stowage.server.config.keys.Key.flag;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;
import java.util.stream.Stream;

final class LegacyKeys {
  static final KeySection SECTION =
      new KeySection(
          "Middleware, policy and what is gone",
          Stream.of(
                  middleware("registry"),
                  middleware("repository"),
                  middleware("storage"),
                  policies(),
                  reporting(),
                  schema1())
              .flatMap(List::stream)
              .toList());

  private LegacyKeys() {}

  private static List<Key> middleware(String where) {
    String path = "middleware." + where + "[].";
    return List.of(
        text(path + "name", "Name of the middleware").notYet(),
        flag(path + "disabled", false, "Switches it off").notYet(),
        text(path + "options", "Its settings").shaped(Shape.OPAQUE).secret().notYet());
  }

  private static List<Key> policies() {
    return List.of(
        text("policy.repository.classes", "Classes of images that may be pushed")
            .shaped(Shape.LIST)
            .notYet());
  }

  private static List<Key> reporting() {
    return Stream.of(
            text("reporting.bugsnag.apikey", "Key of the service").secret(),
            text("reporting.bugsnag.releasestage", "Stage that is reported"),
            text("reporting.bugsnag.endpoint", "Address of the service"),
            text("reporting.newrelic.licensekey", "Key of the service").secret(),
            text("reporting.newrelic.name", "Name that is reported"),
            flag("reporting.newrelic.verbose", false, "Say more"))
        .map(key -> key.notPlanned("release 3 of the registry has removed it too"))
        .toList();
  }

  private static List<Key> schema1() {
    return Stream.of(
            file("compatibility.schema1.signingkeyfile", "Key for manifests of schema 1"),
            flag("compatibility.schema1.enabled", false, "Accept manifests of schema 1"))
        .map(key -> key.notPlanned("no client of today pushes schema 1"))
        .toList();
  }
}
