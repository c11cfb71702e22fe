// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.ConnectionLimits;
import io.stowage.server.config.DrainConfig;
import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.Network;
import io.stowage.server.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the settings of the HTTP side. */
final class HttpReader {
  private HttpReader() {}

  /**
   * @param driver name of the storage driver
   */
  static HttpConfig read(Values values, String driver) {
    return new HttpConfig(
        AddressReader.read(values),
        prefix(values),
        host(values),
        secret(values, driver),
        values.flag("http.relativeurls"),
        new DrainConfig(values.duration("http.draintimeout"), values.duration("http.drainnotice")),
        values.lists("http.headers"),
        TlsReader.read(values),
        !values.flag("http.http2.disabled"),
        values.flag("http.h2c.enabled"),
        values.number("http.limits.manifestbytes"),
        connections(values),
        proxies(values));
  }

  private static List<Network> proxies(Values values) {
    List<Network> networks = new ArrayList<>();
    for (String text : values.list("http.proxyprotocol")) {
      Optional<Network> network = Network.parse(text);
      if (network.isPresent()) {
        networks.add(network.get());
      } else {
        values.wrong(
            "http.proxyprotocol",
            '"' + text + "\" is neither an address nor a network (such as 10.0.0.0/8)");
      }
    }
    return networks;
  }

  private static ConnectionLimits connections(Values values) {
    ConnectionLimits usual = ConnectionLimits.defaults();
    return new ConnectionLimits(
        values.number("http.limits.connections"),
        time(values, "http.limits.handshaketimeout", usual.handshake()),
        time(values, "http.limits.headertimeout", usual.head()),
        time(values, "http.limits.idletimeout", usual.idle()));
  }

  private static Duration time(Values values, String path, Duration usual) {
    Duration given = values.duration(path);
    if (given.isZero() || given.isNegative()) {
      values.wrong(path, "must be longer than 0");
      return usual;
    }
    return given;
  }

  /** Content that only this process has is lost with it, as are its uploads. */
  private static Secret secret(Values values, String driver) {
    if (!values.given("http.secret") && !driver.equals("inmemory")) {
      values.warn(
          "http.secret",
          "is not set, and a random one signs the state of uploads: a push that reaches another"
              + " instance, or goes on after a restart, fails with \"invalid secret\";"
              + " set one long random text on all instances");
    }
    return values.optional("http.secret").map(Secret::of).orElseGet(Secret::generate);
  }

  private static String prefix(Values values) {
    String prefix = values.text("http.prefix");
    if (prefix.startsWith("/") && prefix.endsWith("/")) {
      return prefix;
    }
    values.wrong("http.prefix", '"' + prefix + "\" does not begin and end with a slash");
    return "/";
  }

  private static Optional<URI> host(Values values) {
    Optional<String> given = values.optional("http.host");
    Optional<URI> host = given.flatMap(HttpReader::url);
    if (given.isPresent() && host.isEmpty()) {
      values.wrong(
          "http.host", '"' + given.get() + "\" is not a URL (such as https://registry.example)");
    }
    return host;
  }

  private static Optional<URI> url(String text) {
    try {
      URI url = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      boolean plain = url.getRawQuery() == null && url.getRawFragment() == null;
      return web && plain && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException notUrl) {
      return Optional.empty();
    }
  }
}
