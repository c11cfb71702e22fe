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
  private static final String ONE_CONNECTION = "one connection carries all requests";
  private static final String STORAGE_ANSWERS = "where Redis fails, the storage answers";

  static final KeySection SECTION =
      new KeySection(
          "Redis",
          Stream.of(connection(), timeouts(), retries(), pool(), routing())
              .flatMap(List::stream)
              .toList());

  private RedisKeys() {}

  private static List<Key> connection() {
    return List.of(
        text("redis.addr", "Address, `host:port` (2.8)"),
        text("redis.addrs", "One address, several of one cluster, or those of sentinels")
            .shaped(Shape.LIST),
        text("redis.username", "User of an access list"),
        text("redis.password", "Password").secret(),
        number("redis.db", "Number of the database; 0 in a cluster")
            .between(0, Integer.MAX_VALUE, "databases"),
        text("redis.clientname", "Name given to the connections"),
        text("redis.mastername", "Name of the master that sentinels know"),
        text("redis.sentinelusername", "User at the sentinels"),
        text("redis.sentinelpassword", "Password at the sentinels").secret(),
        file("redis.tls.certificate", "PEM file of a client certificate"),
        file("redis.tls.key", "PEM file of its key"),
        file("redis.tls.rootcas", "PEM files of trusted certificates; alone they mean TLS as well")
            .shaped(Shape.LIST));
  }

  private static List<Key> timeouts() {
    return List.of(
        duration("redis.dialtimeout", "Limit of connecting, for which no request waits; 5s"),
        duration("redis.readtimeout", "Limit of a lookup; 250ms, and 1s at most"),
        duration("redis.writetimeout", "Limit of a removal; 250ms, and 1s at most"));
  }

  private static List<Key> retries() {
    return because(
        STORAGE_ANSWERS,
        flag("redis.contexttimeoutenabled", false, "Requests' limits count too"),
        number("redis.maxretries", "Tries after the first"),
        duration("redis.minretrybackoff", "Shortest pause between tries"),
        duration("redis.maxretrybackoff", "Longest pause between tries"));
  }

  private static List<Key> pool() {
    return because(
        ONE_CONNECTION,
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
    return because(
        "masters answer, and which protocol and way is found out",
        number("redis.protocol", "Version of RESP"),
        number("redis.maxredirects", "Redirects followed in a cluster"),
        flag("redis.readonly", false, "Read from replicas"),
        flag("redis.routebylatency", false, "Read from the nearest"),
        flag("redis.routerandomly", false, "Read from any"),
        flag("redis.disableidentity", false, "Do not say which client it is"),
        text("redis.identitysuffix", "Added to what the client says it is"),
        flag("redis.unstableresp3", false, "Use RESP3 where it is not settled"));
  }

  private static List<Key> because(String reason, Key... keys) {
    return Stream.of(keys).map(key -> key.notPlanned(reason)).toList();
  }
}
