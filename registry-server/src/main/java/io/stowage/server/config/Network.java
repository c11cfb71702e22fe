// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike.
 *
 * @param address the first of them, or any
 * @param bits how many of the first bits they share; all, for one address alone
 */
public record Network(InetAddress address, int bits) {
  /** Nothing that would be looked up as a name. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

  public Network {
    if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("not a number of bits of " + address + ": " + bits);
    }
  }

  /** Parses an address, or a network such as {@code 10.0.0.0/8}; empty if it is neither. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    String literal = slash < 0 ? text : text.substring(0, slash);
    if (!ADDRESS.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.getByName(literal);
      int most = address.getAddress().length * Byte.SIZE;
      if (slash < 0) {
        return Optional.of(new Network(address, most));
      }
      String bits = text.substring(slash + 1);
      return BITS.matcher(bits).matches() && Integer.parseInt(bits) <= most
          ? Optional.of(new Network(address, Integer.parseInt(bits)))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether an address is one of them. */
  public boolean contains(InetAddress other) {
    byte[] one = address.getAddress();
    byte[] two = other.getAddress();
    if (one.length != two.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((one[bit / Byte.SIZE] ^ two[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + bits;
  }
}
