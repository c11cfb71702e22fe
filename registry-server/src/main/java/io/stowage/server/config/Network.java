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
 * @param bits how many of the first bits they share, up to 32 for IPv4 and 128 for IPv6, which is
 *     one address alone; 0 for all
 */
public record Network(InetAddress address, int bits) {
  /** Nothing that would be looked up as a name. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if no address of this kind has so many bits
   */
  public Network {
    if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("not a number of bits of " + address + ": " + bits);
    }
  }

  /**
   * Parses an address, or a network such as {@code 10.0.0.0/8}. Looks no name up.
   *
   * @param text an address of IPv4 or IPv6 without brackets, with or without a number of bits
   * @return the network; empty if the text is neither
   */
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

  /**
   * Whether an address is one of them.
   *
   * @param other the address; one of the other version of IP never is
   * @return whether it begins with the same bits
   */
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

  /** {@code address/bits}. */
  @Override
  public String toString() {
    return address.getHostAddress() + "/" + bits;
  }
}
