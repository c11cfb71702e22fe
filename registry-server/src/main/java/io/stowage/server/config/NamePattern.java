// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.BitSet;

/**
 * A pattern of names: {@code *} stands for any characters but a slash, {@code **} for any at all,
 * {@code ?} for one that is no slash, and everything else for itself. Matching takes time in
 * proportion to the pattern's length times the name's, whatever they are.
 *
 * @param text 1 to 255 characters, of which any may be in it
 */
public record NamePattern(String text) {
  private static final int MAX = 255;
  private static final String ALL = "**";

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is empty or too long
   */
  public NamePattern {
    if (text.isEmpty() || text.length() > MAX) {
      throw new IllegalArgumentException("a pattern has 1 to 255 characters");
    }
  }

  /** Whether every name matches. */
  boolean matchesAll() {
    return text.equals(ALL);
  }

  /**
   * Whether a name matches as a whole, and not only a part of it.
   *
   * @param name the name of a repository or a user; case matters
   * @return whether it does
   */
  public boolean matches(String name) {
    if (matchesAll()) {
      return true;
    }
    BitSet states = new BitSet(text.length() + 1);
    states.set(0);
    close(states);
    for (int i = 0; i < name.length() && !states.isEmpty(); i++) {
      states = step(states, name.charAt(i));
      close(states);
    }
    return states.get(text.length());
  }

  /** Where in the pattern one may be after one more character. */
  private BitSet step(BitSet states, char c) {
    BitSet next = new BitSet(text.length() + 1);
    for (int at = states.nextSetBit(0); at >= 0; at = states.nextSetBit(at + 1)) {
      if (at == text.length()) {
        continue;
      }
      if (text.charAt(at) == '*') {
        if (c != '/' || text.startsWith(ALL, at)) {
          next.set(at);
        }
      } else if (text.charAt(at) == c || (text.charAt(at) == '?' && c != '/')) {
        next.set(at + 1);
      }
    }
    return next;
  }

  /** Stars may stand for nothing. */
  private void close(BitSet states) {
    for (int at = states.nextSetBit(0); at >= 0; at = states.nextSetBit(at + 1)) {
      if (at < text.length() && text.charAt(at) == '*') {
        states.set(text.startsWith(ALL, at) ? at + ALL.length() : at + 1);
      }
    }
  }

  /** The pattern's text. */
  @Override
  public String toString() {
    return text;
  }
}
