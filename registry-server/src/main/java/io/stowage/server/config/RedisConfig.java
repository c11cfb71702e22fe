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
 *     ({@code redis.addrs}); one or more
 * @param login who we are at the servers
 * @param database number of the database, zero or more ({@code redis.db}); 0 in a cluster
 * @param sentinel set where the addresses are those of sentinels
 * @param tls empty for clear text
 * @param timeouts how long is waited
 * @param clientName the name that our connections get ({@code redis.clientname}); empty for none
 */
public record RedisConfig(
    List<HostPort> addresses,
    Login login,
    int database,
    Optional<Sentinel> sentinel,
    Optional<RedisTls> tls,
    Timeouts timeouts,
    Optional<String> clientName) {

  /**
   * Checks that there are addresses, and the database.
   *
   * @throws IllegalArgumentException if there is no address, or no such database
   */
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

  /**
   * One server without a password.
   *
   * @param host its name, or an address without brackets
   * @param port its TCP port, 6379 as a rule
   * @return its database 0, on clear text, with the default timeouts
   */
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

  /**
   * Says where Redis is, for a line in a log.
   *
   * @return the addresses, and the name of the master that sentinels watch over; no secret
   */
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
    /** {@code host:port}, with brackets around an IPv6 address. */
    @Override
    public String toString() {
      return (host.contains(":") ? '[' + host + ']' : host) + ':' + port;
    }
  }

  /**
   * Who we are.
   *
   * @param user name of an ACL user ({@code redis.username}, {@code redis.sentinelusername}); empty
   *     for the default user
   * @param password the user's ({@code redis.password}, {@code redis.sentinelpassword}); empty for
   *     none
   */
  public record Login(Optional<String> user, Optional<Secret> password) {
    /** {@return no login, for a server that asks for no password} */
    public static Login none() {
      return new Login(Optional.empty(), Optional.empty());
    }
  }

  /**
   * A master that sentinels watch over.
   *
   * @param masterName what they call it ({@code redis.mastername})
   * @param login who we are at the sentinels
   */
  public record Sentinel(String masterName, Login login) {}

  /**
   * How long is waited, each of them more than zero. What takes longer counts as a failure: the
   * storage answers instead.
   *
   * @param dial for a connection to be ready, at most ({@code redis.dialtimeout})
   * @param read for the answer to a lookup, at most ({@code redis.readtimeout}): so long may a
   *     request take longer by a cache that hangs
   * @param write for the answer to a removal, at most ({@code redis.writetimeout})
   */
  public record Timeouts(Duration dial, Duration read, Duration write) {
    /** The longest {@code read} and {@code write} of a configuration file; longer ones are cut. */
    public static final Duration MOST = Duration.ofSeconds(1);

    /**
     * What is waited where nothing is set.
     *
     * @return 5 s for a connection, on which no request waits, and 250 ms for an answer
     */
    public static Timeouts defaults() {
      return new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(250), Duration.ofMillis(250));
    }
  }
}
