// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Gets a password from whoever types it. */
final class Passwords {
  private static final int LIMIT = 1024;

  private Passwords() {}

  /**
   * The first line of a stream.
   *
   * @throws IOException if it cannot be read
   */
  static String read(InputStream in) throws IOException {
    String text = new String(in.readNBytes(LIMIT), UTF_8);
    return text.lines().findFirst().orElse("");
  }

  /**
   * What is typed at the terminal.
   *
   * @param twice whether it is new and has to be typed twice the same
   * @throws IOException if there is no terminal, or two different passwords were typed
   */
  static String ask(boolean twice) throws IOException {
    Console console =
        Optional.ofNullable(System.console())
            .orElseThrow(
                () ->
                    new IOException("there is no terminal to ask for the password: use -b or -i"));
    String first = typed(console, twice ? "New password: " : "Enter password: ");
    if (twice && !first.equals(typed(console, "Re-type new password: "))) {
      throw new IOException("the passwords are not the same");
    }
    return first;
  }

  private static String typed(Console console, String prompt) throws IOException {
    char[] password = console.readPassword("%s", prompt);
    if (password == null) {
      throw new IOException("no password was typed");
    }
    return new String(password);
  }
}
