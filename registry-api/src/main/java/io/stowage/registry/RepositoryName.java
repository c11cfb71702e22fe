// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

/**
 * The name of a repository: components of {@code [a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*} joined by
 * slashes, 255 characters at most (OCI distribution specification, "Pulling manifests"). Ordered
 * byte by byte.
 *
 * @param value the name's text
 */
public record RepositoryName(String value) implements Comparable<RepositoryName> {
  /** The greatest length of a name, in characters. */
  public static final int MAX_LENGTH = 255;

  /**
   * Checks the text.
   *
   * @param value the text to be checked
   * @throws InvalidReferenceException if the text is no repository name
   */
  public RepositoryName {
    if (value.length() > MAX_LENGTH || !isName(value)) {
      throw new InvalidReferenceException(
          ErrorCode.NAME_INVALID,
          "a repository name has up to 255 of a-z 0-9 . _ - in components joined by /",
          value);
    }
  }

  /**
   * Parses a repository name.
   *
   * @param text what a client or a listing gave
   * @return the name, its text unchanged
   * @throws InvalidReferenceException if the text is no repository name
   */
  public static RepositoryName parse(String text) {
    return new RepositoryName(text);
  }

  @Override
  public int compareTo(RepositoryName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  /** One pass without a regular expression, which could be made to backtrack. */
  private static boolean isName(String text) {
    int at = 0;
    while (true) {
      int start = at;
      at = skipAlphanumerics(text, at);
      if (at == start) {
        return false;
      }
      if (at == text.length()) {
        return true;
      }
      at = text.charAt(at) == '/' ? at + 1 : skipSeparator(text, at);
    }
  }

  private static int skipAlphanumerics(String text, int from) {
    int at = from;
    while (at < text.length() && isAlphanumeric(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** Skips one of {@code .}, {@code _}, {@code __}, {@code -+}; stays where there is none. */
  private static int skipSeparator(String text, int from) {
    char first = text.charAt(from);
    int at = from;
    int most = first == '.' ? 1 : first == '_' ? 2 : first == '-' ? text.length() : 0;
    while (at < text.length() && at - from < most && text.charAt(at) == first) {
      at++;
    }
    return at;
  }
}
