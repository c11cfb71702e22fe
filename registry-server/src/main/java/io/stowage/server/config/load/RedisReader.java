// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.RedisConfig;
import io.stowage.server.config.RedisConfig.HostPort;
import io.stowage.server.config.RedisConfig.Login;
import io.stowage.server.config.RedisConfig.Sentinel;
import io.stowage.server.config.RedisConfig.Timeouts;
import io.stowage.server.config.RedisTls;
import io.stowage.server.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how Redis is reached, by the keys of 2.8 and of 3. */
final class RedisReader {
  private static final String ADDR = "redis.addr";
  private static final String ADDRS = "redis.addrs";
  private static final String DB = "redis.db";
  private static final String CERTIFICATE = "redis.tls.certificate";
  private static final String KEY = "redis.tls.key";
  private static final String ROOT_CAS = "redis.tls.rootcas";
  private static final int DEFAULT_PORT = 6379;
  private static final int DEFAULT_SENTINEL_PORT = 26379;

  private RedisReader() {}

  /** The settings, or empty where something essential is wrong, which is reported. */
  static Optional<RedisConfig> read(Values values) {
    Optional<Sentinel> sentinel = sentinel(values);
    List<HostPort> addresses = addresses(values, sentinel.isPresent());
    if (addresses.isEmpty()) {
      return Optional.empty();
    }
    boolean cluster = sentinel.isEmpty() && addresses.size() > 1;
    return Optional.of(
        new RedisConfig(
            addresses,
            login(values, "redis.username", "redis.password"),
            database(values, cluster),
            sentinel,
            tls(values),
            timeouts(values),
            values.optional("redis.clientname")));
  }

  private static List<HostPort> addresses(Values values, boolean sentinels) {
    String path = values.given(ADDRS) ? ADDRS : ADDR;
    List<String> given = values.list(path);
    if (given.isEmpty()) {
      values.wrong(ADDR, "is missing, and storage.cache.blobdescriptor says redis");
    }
    if (values.given(ADDRS) && values.given(ADDR)) {
      values.warn(ADDR, "is not used: redis.addrs is given as well");
    }
    List<HostPort> addresses = new ArrayList<>();
    for (String text : given) {
      Optional<HostPort> address = address(text, sentinels ? DEFAULT_SENTINEL_PORT : DEFAULT_PORT);
      address.ifPresentOrElse(
          addresses::add,
          () -> values.wrong(path, '"' + text + "\" is not host:port (such as redis:6379)"));
    }
    return addresses;
  }

  private static Optional<HostPort> address(String text, int otherwise) {
    try {
      URI uri = new URI("redis://" + text);
      String host = uri.getHost();
      boolean plain = text.equals(uri.getRawAuthority()) && uri.getRawUserInfo() == null;
      if (host == null || !plain) {
        return Optional.empty();
      }
      String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      return Optional.of(new HostPort(name, uri.getPort() < 0 ? otherwise : uri.getPort()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Login login(Values values, String user, String password) {
    return new Login(
        values.optional(user).filter(given -> !given.isEmpty()),
        values.optional(password).filter(given -> !given.isEmpty()).map(Secret::of));
  }

  private static int database(Values values, boolean cluster) {
    int database = values.optional(DB).map(Integer::parseInt).orElse(0);
    if (cluster && database != 0) {
      values.wrong(DB, "a cluster has the database 0 alone");
      return 0;
    }
    return database;
  }

  private static Optional<Sentinel> sentinel(Values values) {
    return values
        .optional("redis.mastername")
        .filter(name -> !name.isEmpty())
        .map(
            name ->
                new Sentinel(
                    name, login(values, "redis.sentinelusername", "redis.sentinelpassword")));
  }

  private static Optional<RedisTls> tls(Values values) {
    Optional<Path> certificate = values.readableFiles(CERTIFICATE).stream().findFirst();
    Optional<Path> key = values.readableFiles(KEY).stream().findFirst();
    List<Path> rootCas = values.readableFiles(ROOT_CAS);
    if (values.given(CERTIFICATE) != values.given(KEY)) {
      values.wrong(
          values.given(CERTIFICATE) ? KEY : CERTIFICATE,
          "is missing: a certificate and its key are given together");
    }
    if (certificate.isEmpty() && key.isEmpty() && rootCas.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RedisTls(
            certificate.flatMap(chain -> key.map(own -> new RedisTls.Identity(chain, own))),
            rootCas));
  }

  private static Timeouts timeouts(Values values) {
    Timeouts usual = Timeouts.defaults();
    return new Timeouts(
        given(values, "redis.dialtimeout", usual.dial()),
        bounded(values, "redis.readtimeout", usual.read()),
        bounded(values, "redis.writetimeout", usual.write()));
  }

  /** Zero, which is no limit elsewhere, is what is usual. */
  private static Duration given(Values values, String path, Duration usual) {
    return values
        .optional(path)
        .map(Duration::parse)
        .filter(given -> !given.isZero())
        .orElse(usual);
  }

  private static Duration bounded(Values values, String path, Duration usual) {
    Duration given = given(values, path, usual);
    if (given.compareTo(Timeouts.MOST) > 0) {
      values.warn(path, "is 1s: a request waits no longer for a cache");
      return Timeouts.MOST;
    }
    return given;
  }
}
