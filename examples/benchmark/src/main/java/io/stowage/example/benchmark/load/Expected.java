// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.net.ProtocolException;

/**
 * A request and what makes its answer a right one.
 *
 * @param request without a body
 * @param status the status that the answer must have
 * @param contentLength the Content-Length that the answer must have
 */
public record Expected(Request request, int status, long contentLength) {

  void check(ResponseParser answer) throws ProtocolException {
    if (answer.status() != status || answer.contentLength() != contentLength) {
      throw new ProtocolException(
          "%s %s was answered with %d and %d bytes instead of %d and %d"
              .formatted(
                  request.method(),
                  request.target(),
                  answer.status(),
                  answer.contentLength(),
                  status,
                  contentLength));
    }
  }
}
