// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The key of an object, in the order of its bytes. */
final class Key implements Comparable<Key> {
  private final byte[] bytes;

  Key(String text) {
    this.bytes = text.getBytes(UTF_8);
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return new String(bytes, UTF_8);
  }
}
