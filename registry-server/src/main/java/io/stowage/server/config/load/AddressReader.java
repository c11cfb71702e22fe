// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.ConfigException;
import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.ListenAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where to listen. */
final class AddressReader {
  private static final String ADDR = "http.addr";
  private static final Pattern TCP =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%\\w]+)]|([^:\\[\\]/\\s]*)):([0-9]{1,5})");
  private static final String NOT_TCP = "is not host:port (such as 127.0.0.1:5000 or :5000)";
  private static final String EVERY_INTERFACE = "0.0.0.0";
  private static final int MAX_PORT = 65535;

  private AddressReader() {}

  static ListenAddress read(Values values) {
    String addr = values.text(ADDR);
    if (!values.given(ADDR)) {
      values.note(ADDR + " is not set: listening on " + addr + ", for this machine alone");
    }
    try {
      boolean socket = values.text("http.net").equals("unix") || addr.startsWith("/");
      return socket ? new ListenAddress.UnixSocket(Path.of(addr)) : tcp(addr);
    } catch (InvalidPathException e) {
      return wrong(values, addr, "is not a path");
    } catch (ConfigException e) {
      return wrong(values, addr, NOT_TCP);
    }
  }

  /** The address of a setting that has nothing but TCP addresses, if it is given and right. */
  static Optional<ListenAddress.Tcp> tcp(Values values, String path, String given) {
    try {
      return Optional.of(tcp(given));
    } catch (ConfigException e) {
      values.wrong(path, '"' + given + "\" " + NOT_TCP);
      return Optional.empty();
    }
  }

  private static ListenAddress.Tcp tcp(String addr) {
    Matcher matcher = TCP.matcher(addr);
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > MAX_PORT) {
      throw new ConfigException(addr);
    }
    String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    return new ListenAddress.Tcp(
        host.isEmpty() ? EVERY_INTERFACE : host, Integer.parseInt(matcher.group(3)));
  }

  private static ListenAddress wrong(Values values, String addr, String problem) {
    values.wrong(ADDR, '"' + addr + "\" " + problem);
    return HttpConfig.defaults().addr();
  }
}
