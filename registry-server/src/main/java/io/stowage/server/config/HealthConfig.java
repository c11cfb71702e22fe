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
 * @param debug where {@code /debug/health} is served ({@code http.debug.addr}); empty for nowhere
 * @param storage how the storage is looked at; empty for not at all
 * @param files files that make the server unhealthy while they are there
 * @param urls URLs that have to answer
 * @param ports TCP ports that have to be listened on
 */
public record HealthConfig(
    Optional<ListenAddress.Tcp> debug,
    Optional<Pace> storage,
    List<FileCheck> files,
    List<UrlCheck> urls,
    List<PortCheck> ports) {

  public HealthConfig {
    files = List.copyOf(files);
    urls = List.copyOf(urls);
    ports = List.copyOf(ports);
  }

  /** Nothing is looked at, and the server always healthy. */
  public static HealthConfig none() {
    return new HealthConfig(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
  }

  /**
   * How often something is looked at.
   *
   * @param interval from one look to the next, more than zero
   * @param threshold how many failures in a row make the server unhealthy; 0 counts as 1
   */
  public record Pace(Duration interval, int threshold) {
    public Pace {
      if (interval.isZero() || interval.isNegative() || threshold < 0) {
        throw new IllegalArgumentException("not a pace: " + threshold + " each " + interval);
      }
    }
  }

  /**
   * A file that makes the server unhealthy while it is there.
   *
   * @param file where it would lie
   */
  public record FileCheck(Path file, Pace pace) {}

  /**
   * A URL that has to answer to HEAD.
   *
   * @param headers sent with the request; may hold secrets
   * @param status what it has to answer
   * @param timeout how long it may take
   */
  public record UrlCheck(
      URI url, Map<String, List<String>> headers, int status, Duration timeout, Pace pace) {
    public UrlCheck {
      headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
      return "UrlCheck[" + url.getHost() + "]";
    }
  }

  /**
   * A TCP port that has to be listened on.
   *
   * @param timeout how long a connection may take
   */
  public record PortCheck(ListenAddress.Tcp address, Duration timeout, Pace pace) {}
}
