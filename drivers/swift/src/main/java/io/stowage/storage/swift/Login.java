// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.StorageException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One version of the protocol by which a token is had. Thread-safe. */
@FunctionalInterface
interface Login {
  /** How long a token counts that does not say for how long it is valid. */
  Duration UNSAID = Duration.ofHours(1);

  /**
   * Logs in.
   *
   * @throws StorageException.Denied if the store does not let it
   */
  Session logIn(Wire wire) throws StorageException;

  /** The one that the settings name. */
  static Login of(LoginConfig config) {
    return switch (config.version()) {
      case 1 -> new LoginV1(config);
      case 2 -> new LoginV2(config);
      default -> new LoginV3(config);
    };
  }

  /** A URL below that of the login. */
  static URI below(URI url, String path) {
    return URI.create(url.toString().replaceAll("/+$", "") + path);
  }

  /** Sends a login, and takes success alone. */
  static HttpResponse<byte[]> send(Wire wire, HttpRequest.Builder request) throws StorageException {
    HttpResponse<byte[]> answer = wire.send("the login", request, BodyHandlers.ofByteArray());
    int status = answer.statusCode();
    if (status == 404 || status == 300) {
      throw new StorageException.Denied(
          "authurl: there is no login of this version, see authversion", null);
    }
    if (status == 400) {
      throw new StorageException.Denied(
          "tenant, domain, trustid: the login does not take what is set together", null);
    }
    if (status < 200 || status >= 300) {
      throw SwiftErrors.of("the login", status);
    }
    return answer;
  }

  /** What is said of an answer to a login that has not what it should. */
  static StorageException.Denied unlike(int version) {
    return new StorageException.Denied(
        "authurl: what answers there is no login of version " + version, null);
  }
}
