// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a file of users that is missing, with one account, as {@code registry:2} does. */
final class FirstAccount {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);
  private static final String USER = "docker";
  private static final int SECRET_BYTES = 32;
  private static final int COST = 10;

  private FirstAccount() {}

  /**
   * Makes the file if it is missing, for its owner alone, and says the password in the log, once.
   *
   * @throws IOException if it cannot be made
   */
  static void makeIfMissing(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    String password = password();
    if (write(file, USER + ":" + hash(password) + "\n")) {
      LOG.warn(
          "auth.htpasswd.path: {} was missing and was made with one account:"
              + " user={} password={} (said this once; change it with: registry htpasswd)",
          file,
          USER,
          password);
    }
  }

  private static String password() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private static String hash(String password) {
    byte[] hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hash(COST, password.getBytes(UTF_8));
    return new String(hash, UTF_8);
  }

  /** Whether it was this process that made the file. */
  private static boolean write(Path file, String content) throws IOException {
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(UTF_8.encode(content));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }
}
