// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is looked at to tell whether the server is healthy ({@code health}), and where that is told.
 *
 * @param debug where {@code /debug/health} is served, without TLS and to everybody ({@code
 *     http.debug.addr}); empty for nowhere
 * @param storage how the storage is looked at ({@code health.storagedriver}); empty for not at all
 * @param files files that make the server unhealthy while they are there ({@code health.file})
 * @param urls URLs that have to answer ({@code health.http})
 * @param ports TCP ports that have to be listened on ({@code health.tcp})
 */
public record HealthConfig(
    Optional<ListenAddress.Tcp> debug,
    Optional<Pace> storage,
    List<FileCheck> files,
    List<UrlCheck> urls,
    List<PortCheck> ports) {

  /** Copies the lists. */
  public HealthConfig {
    files = List.copyOf(files);
    urls = List.copyOf(urls);
    ports = List.copyOf(ports);
  }

  /** {@return no checks: the server is healthy until it stops, and nothing is told elsewhere} */
  public static HealthConfig none() {
    return new HealthConfig(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
  }

  /**
   * How often something is looked at ({@code interval} and {@code threshold} of each check).
   *
   * @param interval from one look to the next, more than zero
   * @param threshold how many failures in a row make the server unhealthy, zero or more; 0 counts
   *     as 1, and the first success ends it
   */
  public record Pace(Duration interval, int threshold) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the interval is zero or less, or the threshold negative
     */
    public Pace {
      if (interval.isZero() || interval.isNegative() || threshold < 0) {
        throw new IllegalArgumentException("not a pace: " + threshold + " each " + interval);
      }
    }
  }

  /**
   * A file that makes the server unhealthy while it is there.
   *
   * @param file where it would lie ({@code health.file[].file})
   * @param pace how often it is looked for
   */
  public record FileCheck(Path file, Pace pace) {}

  /**
   * A URL that has to answer to HEAD.
   *
   * @param url a URL of {@code http} or {@code https} ({@code health.http[].uri})
   * @param headers sent with the request ({@code headers}); may hold secrets
   * @param status the HTTP status that it has to answer ({@code statuscode})
   * @param timeout how long the connection, and then the answer, may take ({@code timeout}); zero
   *     for no limit
   * @param pace how often it is asked
   */
  public record UrlCheck(
      URI url, Map<String, List<String>> headers, int status, Duration timeout, Pace pace) {
    /** Copies the headers. */
    public UrlCheck {
      headers = Map.copyOf(headers);
    }

    /** The host alone: headers and the URL may hold secrets. */
    @Override
    public String toString() {
      return "UrlCheck[" + url.getHost() + "]";
    }
  }

  /**
   * A TCP port that has to be listened on.
   *
   * @param address who has to listen ({@code health.tcp[].addr})
   * @param timeout how long a connection may take ({@code timeout}); zero for no limit
   * @param pace how often a connection is tried
   */
  public record PortCheck(ListenAddress.Tcp address, Duration timeout, Pace pace) {}
}
