// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.junit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

final class Client {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Client() {}

  static int status(URI registry, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(registry.resolve(path))
            .method(method, BodyPublishers.noBody())
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }
}
