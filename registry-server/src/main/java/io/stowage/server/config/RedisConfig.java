// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How Redis is reached ({@code redis}).
 *
 * @param addresses one server; several of one cluster; or sentinels, where there is a master name
 * @param login who we are at the servers
 * @param database number of the database; 0 in a cluster
 * @param sentinel set where the addresses are those of sentinels
 * @param tls empty for clear text
 * @param timeouts how long is waited
 * @param clientName the name that our connections get; empty for none
 */
public record RedisConfig(
    List<HostPort> addresses,
    Login login,
    int database,
    Optional<Sentinel> sentinel,
    Optional<RedisTls> tls,
    Timeouts timeouts,
    Optional<String> clientName) {

  public RedisConfig {
    addresses = List.copyOf(addresses);
    Objects.requireNonNull(login);
    Objects.requireNonNull(timeouts);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("redis has no address");
    }
    if (database < 0 || (database > 0 && addresses.size() > 1 && sentinel.isEmpty())) {
      throw new IllegalArgumentException("not a database: " + database);
    }
  }

  /** One server without a password. */
  public static RedisConfig at(String host, int port) {
    return new RedisConfig(
        List.of(new HostPort(host, port)),
        Login.none(),
        0,
        Optional.empty(),
        Optional.empty(),
        Timeouts.defaults(),
        Optional.empty());
  }

  /** Whether the addresses are nodes of one cluster. */
  public boolean cluster() {
    return sentinel.isEmpty() && addresses.size() > 1;
  }

  /** Where it is and how it is reached, for a line in a log: no secret. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    sentinel.ifPresent(s -> text.append(s.masterName()).append(" of "));
    text.append(String.join(", ", addresses.stream().map(HostPort::toString).toList()));
    return text.toString();
  }

  /** Without login, of which even the user is nobody's business. */
  @Override
  public String toString() {
    return "RedisConfig[" + describe() + ", tls=" + tls.isPresent() + "]";
  }

  /**
   * A server's address.
   *
   * @param host its name, or an address without brackets
   * @param port its TCP port
   */
  public record HostPort(String host, int port) {
    @Override
    public String toString() {
      return (host.contains(":") ? '[' + host + ']' : host) + ':' + port;
    }
  }

  /**
   * Who we are.
   *
   * @param user name of an ACL user; empty for the default user
   * @param password empty for none
   */
  public record Login(Optional<String> user, Optional<Secret> password) {
    /** Nobody: no password is asked for. */
    public static Login none() {
      return new Login(Optional.empty(), Optional.empty());
    }
  }

  /**
   * A master that sentinels watch over.
   *
   * @param masterName what they call it
   * @param login who we are at the sentinels
   */
  public record Sentinel(String masterName, Login login) {}

  /**
   * How long is waited.
   *
   * @param dial for a connection to be ready, at most
   * @param read for the answer to a lookup, at most
   * @param write for the answer to a removal, at most
   */
  public record Timeouts(Duration dial, Duration read, Duration write) {
    /** What a request waits at most, whatever is set. */
    public static final Duration MOST = Duration.ofSeconds(1);

    /** For a connection, on which no request waits, 5 s; for an answer a quarter of one. */
    public static Timeouts defaults() {
      return new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(250), Duration.ofMillis(250));
    }
  }
}
