// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.IOException;
import java.util.Optional;

/**
 * An HTTP/1.1 response without its body.
 *
 * @param status the code
 * @param contentLength the length of the body, or what it would be for a HEAD
 * @param head the status line and the header lines, each ended by CR LF
 */
public record Response(int status, long contentLength, String head) {

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return head.lines()
        .skip(1)
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  /**
   * Returns this response if it has the right status.
   *
   * @param what what was asked, for the message
   * @throws IOException if it has another
   */
  public Response expect(int expected, String what) throws IOException {
    if (status != expected) {
      throw new IOException(
          "%s was answered with %d instead of %d".formatted(what, status, expected));
    }
    return this;
  }
}
