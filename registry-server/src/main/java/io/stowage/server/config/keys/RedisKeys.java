// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.duration;
import static io.stowage.server.config.keys.Key.file;
import static io.stowage.server.config.keys.Key.flag;
import static io.stowage.server.config.keys.Key.number;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;
import java.util.stream.Stream;

final class RedisKeys {
  static final KeySection SECTION =
      new KeySection(
          "Redis",
          Stream.of(connection(), retries(), pool(), routing())
              .flatMap(List::stream)
              .map(Key::notYet)
              .toList());

  private RedisKeys() {}

  private static List<Key> connection() {
    return List.of(
        text("redis.addr", "Address (2.8)"),
        text("redis.addrs", "One address, those of a cluster, or of sentinels").shaped(Shape.LIST),
        text("redis.username", "User"),
        text("redis.password", "Password").secret(),
        number("redis.db", "Number of the database").byDefault("0"),
        number("redis.protocol", "Version of RESP"),
        text("redis.clientname", "Name given to the connections"),
        text("redis.mastername", "Name of the master that sentinels know"),
        text("redis.sentinelusername", "User at the sentinels"),
        text("redis.sentinelpassword", "Password at the sentinels").secret(),
        file("redis.tls.certificate", "PEM file of a client certificate"),
        file("redis.tls.key", "PEM file of its key"),
        file("redis.tls.rootcas", "PEM files of trusted certificates").shaped(Shape.LIST));
  }

  private static List<Key> retries() {
    return List.of(
        duration("redis.dialtimeout", "Limit of connecting"),
        duration("redis.readtimeout", "Limit of a read"),
        duration("redis.writetimeout", "Limit of a write"),
        flag("redis.contexttimeoutenabled", false, "Requests' limits count too"),
        number("redis.maxretries", "Tries after the first").byDefault("3"),
        duration("redis.minretrybackoff", "Shortest pause between tries").byDefault("8ms"),
        duration("redis.maxretrybackoff", "Longest pause between tries").byDefault("512ms"));
  }

  private static List<Key> pool() {
    return List.of(
        number("redis.pool.maxidle", "Idle connections kept (2.8)"),
        number("redis.pool.maxactive", "Most connections (2.8)"),
        duration("redis.pool.idletimeout", "Idle connections are closed after it (2.8)"),
        flag("redis.poolfifo", false, "The longest idle connection is used first"),
        number("redis.poolsize", "Connections"),
        duration("redis.pooltimeout", "Limit of waiting for one"),
        number("redis.minidleconns", "Idle connections held ready"),
        number("redis.maxidleconns", "Idle connections kept"),
        number("redis.maxactiveconns", "Most connections"),
        duration("redis.connmaxidletime", "Idle connections are closed after it"),
        duration("redis.connmaxlifetime", "Connections are closed after it"));
  }

  private static List<Key> routing() {
    return List.of(
        number("redis.maxredirects", "Redirects followed in a cluster"),
        flag("redis.readonly", false, "Read from replicas"),
        flag("redis.routebylatency", false, "Read from the nearest"),
        flag("redis.routerandomly", false, "Read from any"),
        flag("redis.disableidentity", false, "Do not say which client it is"),
        text("redis.identitysuffix", "Added to what the client says it is"),
        flag("redis.unstableresp3", false, "Use RESP3 where it is not settled"));
  }
}
