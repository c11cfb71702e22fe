// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.redis;

import io.stowage.server.config.RedisConfig;
import io.stowage.server.config.RedisConfig.HostPort;
import io.stowage.server.config.RedisConfig.Login;
import io.stowage.server.config.RedisConfig.Sentinel;
import io.stowage.server.config.RedisTls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Connects to Redis as it is configured. Sentinels are asked anew for each connection, with a login
 * of their own: so a connection that broke in a failover is followed by one to the new master.
 */
final class RedisDialer {
  /** A node that the pool of a cluster's client may connect to more than once. */
  private static final int POOL = 4;

  private final Vertx vertx;
  private final RedisConfig config;

  RedisDialer(Vertx vertx, RedisConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /** A connection, and the client that closes it for good. */
  static final class Dialed {
    private final Redis client;
    private final RedisConnection connection;

    private Dialed(Redis client, RedisConnection connection) {
      this.client = client;
      this.connection = connection;
    }

    RedisConnection connection() {
      return connection;
    }

    void close() {
      client.close();
    }
  }

  /** Connects. Each step takes the limit of dialing at most. */
  Future<Dialed> dial() {
    return config
        .sentinel()
        .map(sentinel -> master(sentinel, 0).compose(this::dialServer))
        .orElseGet(() -> dial(options(config.addresses(), config.login(), config.database())));
  }

  private Future<Dialed> dialServer(HostPort server) {
    return dial(options(List.of(server), config.login(), config.database()));
  }

  private Future<Dialed> dial(RedisOptions options) {
    Redis client = Redis.createClient(vertx, options);
    return bounded(client.connect())
        .map(connection -> new Dialed(client, connection))
        .onFailure(e -> client.close());
  }

  /** Asks one sentinel after the other who the master is. */
  private Future<HostPort> master(Sentinel sentinel, int index) {
    HostPort address = config.addresses().get(index);
    Function<Throwable, Future<HostPort>> next =
        failure ->
            index + 1 < config.addresses().size()
                ? master(sentinel, index + 1)
                : Future.failedFuture(failure);
    return dial(options(List.of(address), sentinel.login(), 0))
        .compose(dialed -> askForMaster(dialed, sentinel))
        .recover(next);
  }

  private Future<HostPort> askForMaster(Dialed dialed, Sentinel sentinel) {
    Request question =
        Request.cmd(Command.SENTINEL).arg("GET-MASTER-ADDR-BY-NAME").arg(sentinel.masterName());
    return bounded(dialed.connection().send(question))
        .eventually(
            () -> {
              dialed.close();
              return Future.succeededFuture();
            })
        .compose(
            answer ->
                answer == null
                    ? Future.failedFuture(
                        "sentinels know no master called " + sentinel.masterName())
                    : Future.succeededFuture(hostPort(answer)));
  }

  private static HostPort hostPort(Response answer) {
    return new HostPort(answer.get(0).toString(), answer.get(1).toInteger());
  }

  private <T> Future<T> bounded(Future<T> future) {
    return future.timeout(config.timeouts().dial().toMillis(), TimeUnit.MILLISECONDS);
  }

  private RedisOptions options(List<HostPort> servers, Login login, int database) {
    RedisOptions options =
        new RedisOptions()
            .setType(servers.size() > 1 ? RedisClientType.CLUSTER : RedisClientType.STANDALONE)
            .setEndpoints(servers.stream().map(server -> url(server, database)).toList())
            .setMaxPoolSize(POOL)
            .setNetClientOptions(net());
    login.user().ifPresent(options::setUser);
    login
        .password()
        .map(secret -> new String(secret.bytes(), StandardCharsets.UTF_8))
        .ifPresent(options::setPassword);
    return options;
  }

  /** Holds no secret: such URLs come in messages. */
  private String url(HostPort server, int database) {
    String client =
        config
            .clientName()
            .map(name -> "?client=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
            .orElse("");
    String scheme = config.tls().isPresent() ? "rediss://" : "redis://";
    return scheme + server + (database == 0 ? "" : "/" + database) + client;
  }

  private NetClientOptions net() {
    NetClientOptions net =
        new NetClientOptions()
            .setConnectTimeout(Math.toIntExact(config.timeouts().dial().toMillis()))
            .setTcpKeepAlive(true);
    config.tls().ifPresent(tls -> secure(net, tls));
    return net;
  }

  private static void secure(NetClientOptions net, RedisTls tls) {
    net.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
    if (!tls.rootCas().isEmpty()) {
      PemTrustOptions trust = new PemTrustOptions();
      tls.rootCas().forEach(file -> trust.addCertPath(file.toString()));
      net.setTrustOptions(trust);
    }
    tls.identity()
        .ifPresent(
            identity ->
                net.setKeyCertOptions(
                    new PemKeyCertOptions()
                        .addCertPath(identity.certificate().toString())
                        .addKeyPath(identity.key().toString())));
  }
}
