// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.health;

import io.stowage.server.config.HealthConfig.UrlCheck;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Whether a URL answers HEAD as it should. */
record UrlAnswer(UrlCheck check) implements Check {

  /** The URL without the credentials that may be in it. */
  @Override
  public String name() {
    URI url = check.url();
    String user = url.getRawUserInfo();
    return user == null ? url.toString() : url.toString().replace(user + "@", "");
  }

  @Override
  public void look() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) check.url().toURL().openConnection();
    try {
      int millis = Math.toIntExact(check.timeout().toMillis());
      connection.setConnectTimeout(millis);
      connection.setReadTimeout(millis);
      connection.setUseCaches(false);
      connection.setRequestMethod("HEAD");
      check
          .headers()
          .forEach(
              (name, values) ->
                  values.forEach(value -> connection.addRequestProperty(name, value)));
      int status = connection.getResponseCode();
      if (status != check.status()) {
        throw new IOException("answered " + status + " instead of " + check.status());
      }
    } finally {
      connection.disconnect();
    }
  }
}
