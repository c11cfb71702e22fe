// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import com.aliyun.oss.common.auth.Credentials;
import com.aliyun.oss.common.auth.CredentialsProvider;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Credentials as set, or else from the file or of the role that is set, or else from the
 * environment. Thread-safe.
 */
final class OssCredentials implements CredentialsProvider {
  private final OssConfig config;
  private final Map<String, String> environment;
  private final Optional<RoleKeys> role;
  private volatile @Nullable Read last;

  /** What was read from the file, and when that was written. */
  private record Read(FileTime written, long size, OssKeys keys) {}

  OssCredentials(OssConfig config, Map<String, String> environment, Clock clock) {
    this.config = config;
    this.environment = environment;
    this.role =
        config
            .role()
            .map(
                set ->
                    new RoleKeys(
                        new InstanceMetadata(set.metadata(), config.connectTimeout()),
                        set.name(),
                        clock));
  }

  /**
   * The credentials that count now.
   *
   * @throws StorageException.Denied if there are none
   * @throws StorageException.Unavailable if who has them is away
   */
  OssKeys get() throws StorageException {
    if (config.keys().isPresent()) {
      return config.keys().get();
    }
    if (config.credentialsFile().isPresent()) {
      return read(config.credentialsFile().get());
    }
    if (role.isPresent()) {
      return role.get().get();
    }
    return keys(
        environment.get("OSS_ACCESS_KEY_ID"),
        environment.get("OSS_ACCESS_KEY_SECRET"),
        environment.get("OSS_SESSION_TOKEN"),
        "accesskeyid: there are no credentials in the settings or the environment");
  }

  private OssKeys read(Path file) throws StorageException.Denied {
    try {
      FileTime written = Files.getLastModifiedTime(file);
      long size = Files.size(file);
      Read known = last;
      if (known != null && known.written.equals(written) && known.size == size) {
        return known.keys;
      }
      Properties lines = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        lines.load(reader);
      }
      OssKeys keys =
          keys(
              lines.getProperty(OssSettings.ACCESS_KEY_ID),
              lines.getProperty(OssSettings.ACCESS_KEY_SECRET),
              lines.getProperty(OssSettings.SECURITY_TOKEN),
              "credentialsfile: " + file + " lacks accesskeyid or accesskeysecret");
      last = new Read(written, size, keys);
      return keys;
    } catch (IOException | IllegalArgumentException e) {
      if (e instanceof StorageException.Denied denied) {
        throw denied;
      }
      throw new StorageException.Denied("credentialsfile: " + file + " cannot be read", null);
    }
  }

  private static OssKeys keys(
      @Nullable String id, @Nullable String secret, @Nullable String token, String problem)
      throws StorageException.Denied {
    if (id == null || id.isBlank() || secret == null || secret.isBlank()) {
      throw new StorageException.Denied(problem, null);
    }
    String known = token == null || token.isBlank() ? null : token.strip();
    return new OssKeys(id.strip(), secret.strip(), known);
  }

  @Override
  public void setCredentials(Credentials credentials) {
    throw new UnsupportedOperationException("credentials come from the settings");
  }

  @Override
  public Credentials getCredentials() {
    try {
      return get();
    } catch (StorageException e) {
      throw new MissingException(e);
    }
  }

  /** Carries what there is to say through the client. */
  static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final StorageException why;

    MissingException(StorageException why) {
      super(why);
      this.why = why;
    }

    StorageException why() {
      return why;
    }
  }
}
