// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import com.nimbusds.jose.JWSVerifier;
import io.stowage.server.config.AuthConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a configuration as they are now, from files and from a URL. Thread-safe. */
final class KeyRing {
  private final @Nullable WatchedFile<CertificateBundle> bundle;
  private final @Nullable WatchedFile<Map<String, JWSVerifier>> file;
  private final @Nullable RemoteKeys remote;
  private final CertificateBundle nothing = new CertificateBundle();
  private Map<String, JWSVerifier> lastKeys = Map.of();
  private volatile TokenKeys current;

  /**
   * Reads the files.
   *
   * @throws IOException in one line that names the setting, if one is not as it must be
   */
  KeyRing(AuthConfig.Token config) throws IOException {
    Path certificates = config.rootCertBundle().orElse(null);
    bundle =
        certificates == null
            ? null
            : WatchedFile.open("auth.token.rootcertbundle", certificates, CertificateBundle::read);
    URI url = config.jwksUrl().orElse(null);
    remote = url == null ? null : new RemoteKeys(url.toURL(), System::nanoTime);
    Path jwks = config.jwksFile().orElse(null);
    file = jwks == null ? null : WatchedFile.open("auth.token.jwks", jwks, SigningKeys::of);
    lastKeys = keys();
    current = new TokenKeys(certificates(), lastKeys);
  }

  TokenKeys current() {
    return current;
  }

  /** Looks whether any of it changed; blocks for files and at times for the URL. */
  void refresh() {
    if (bundle != null) {
      bundle.refresh();
    }
    if (file != null) {
      file.refresh();
    }
    if (remote != null) {
      remote.refresh();
    }
    renew();
  }

  /** Looks for a key that is missing where that may help; blocks at times. */
  void refreshForMissing() {
    if (remote != null) {
      remote.refreshForMissing();
      renew();
    }
  }

  private synchronized void renew() {
    Map<String, JWSVerifier> keys = keys();
    // each is another object when it was read again
    if (current.bundle() != certificates() || lastKeys != keys) {
      lastKeys = keys;
      current = new TokenKeys(certificates(), keys);
    }
  }

  private CertificateBundle certificates() {
    return bundle == null ? nothing : bundle.current();
  }

  private Map<String, JWSVerifier> keys() {
    if (file != null) {
      return file.current();
    }
    return remote == null ? Map.of() : remote.current();
  }
}
