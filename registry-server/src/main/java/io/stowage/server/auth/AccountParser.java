// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.server.core.LogText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a file of users: {@code user:hash} on each line; empty lines and those that begin with
 * {@code #} do not count. What is wrong with a line is no matter of the others.
 */
final class AccountParser {
  /** Longer names are none; HTTP could not carry many of them. */
  static final int MAX_USER = 255;

  private final Map<String, byte[]> hashes = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private AccountParser() {}

  /**
   * What a file says.
   *
   * @param hashes bcrypt hashes by user
   * @param problems of its lines, each with the line's number and the user, without hashes
   */
  record Parsed(Map<String, byte[]> hashes, List<String> problems) {}

  static Parsed parse(byte[] content) {
    AccountParser parser = new AccountParser();
    int number = 0;
    int start = 0;
    while (start < content.length) {
      int end = start;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      parser.line(++number, ByteBuffer.wrap(content, start, end - start));
      start = end + 1;
    }
    return new Parsed(parser.hashes, parser.problems);
  }

  private void line(int number, ByteBuffer bytes) {
    String line;
    try {
      line = UTF_8.newDecoder().decode(bytes).toString().strip();
    } catch (CharacterCodingException e) {
      problems.add("line " + number + ": is not UTF-8");
      return;
    }
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int colon = line.indexOf(':');
    if (colon < 0) {
      problems.add("line " + number + ": has no colon behind a user");
      return;
    }
    account(number, line.substring(0, colon), line.substring(colon + 1));
  }

  private void account(int number, String user, String hash) {
    if (user.isEmpty() || user.getBytes(UTF_8).length > MAX_USER) {
      problems.add("line " + number + ": a user's name has 1 to 255 bytes");
      return;
    }
    String where = "line " + number + ": user " + LogText.of(user) + " ";
    Optional<String> refusal = PasswordHash.refusal(hash);
    if (refusal.isPresent()) {
      problems.add(where + refusal.get());
      hashes.remove(user);
    } else if (hashes.put(user, hash.getBytes(UTF_8)) != null) {
      problems.add(where + "is there twice: the later line counts");
    }
  }
}
