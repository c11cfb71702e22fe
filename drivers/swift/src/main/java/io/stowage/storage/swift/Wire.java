// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.StorageException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;

/**
 * Sends requests. Thread-safe.
 *
 * @param http by which client
 * @param timeout how long an answer may take
 */
record Wire(HttpClient http, Duration timeout) {

  /**
   * Sends a request once.
   *
   * @param what what is asked for, without a secret
   * @throws StorageException.Unavailable if no answer comes
   */
  <T> HttpResponse<T> send(String what, HttpRequest.Builder builder, BodyHandler<T> handler)
      throws StorageException {
    HttpRequest request = builder.timeout(timeout).build();
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw SwiftErrors.of(what, request.uri().getHost(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Unavailable(what + ": interrupted", e);
    }
  }
}
