// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.StorageException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;

/** TempAuth, as Swift and radosgw have it by themselves. */
final class LoginV1 implements Login {
  private final LoginConfig config;

  LoginV1(LoginConfig config) {
    this.config = config;
  }

  @Override
  public Session logIn(Wire wire) throws StorageException {
    Identity who = config.identity();
    HttpHeaders answer =
        Login.send(
                wire,
                HttpRequest.newBuilder(config.url())
                    .header("X-Auth-User", String.valueOf(who.user()))
                    .header("X-Auth-Key", who.secret().value()))
            .headers();
    Duration lifetime =
        answer.firstValue("X-Auth-Token-Expires").stream()
            .filter(text -> text.matches("\\d{1,9}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .findFirst()
            .orElse(UNSAID);
    return Session.of(
        answer.firstValue("X-Storage-Url").orElseThrow(() -> Login.unlike(1)),
        answer.firstValue("X-Auth-Token").orElseThrow(() -> Login.unlike(1)),
        lifetime);
  }
}
