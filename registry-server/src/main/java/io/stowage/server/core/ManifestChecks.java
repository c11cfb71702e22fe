// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.RepositoryName;
import io.stowage.server.core.manifest.ManifestEntry;
import io.stowage.server.core.manifest.ParsedManifest;
import io.stowage.storage.LinkKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what a manifest refers to. A subject need not be there and is not looked for. */
final class ManifestChecks {
  private static final String FOREIGN_DOCKER =
      "application/vnd.docker.image.rootfs.foreign.diff.tar";
  private static final String FOREIGN_OCI =
      "application/vnd.oci.image.layer.nondistributable.v1.tar";

  private final Store store;
  private final BlobService blobs;
  private final ManifestRules rules;

  ManifestChecks(Store store, BlobService blobs, ManifestRules rules) {
    this.store = store;
    this.blobs = blobs;
    this.rules = rules;
  }

  /**
   * @throws RegistryException with an error for each thing that is missing or not allowed
   */
  void check(RepositoryName repository, ParsedManifest manifest) {
    List<RegistryError> errors = new ArrayList<>();
    if (rules.enabled()) {
      manifest.layers().forEach(layer -> checkUrls(layer, errors));
    }
    for (Digest blob : requiredBlobs(manifest)) {
      if (blobs.lookUp(repository, blob).isEmpty()) {
        errors.add(missing(blob));
      }
    }
    for (Digest child : requiredChildren(manifest)) {
      if (!present(repository, child)) {
        errors.add(missing(child));
      }
    }
    if (!errors.isEmpty()) {
      throw new RegistryException(errors);
    }
  }

  private Set<Digest> requiredBlobs(ParsedManifest manifest) {
    Set<Digest> required = new LinkedHashSet<>();
    if (rules.blobsRequired()) {
      ManifestEntry config = manifest.config();
      if (config != null) {
        required.add(config.descriptor().digest());
      }
      for (ManifestEntry layer : manifest.layers()) {
        if (!foreign(layer.descriptor().mediaType())) {
          required.add(layer.descriptor().digest());
        }
      }
    }
    return required;
  }

  private Set<Digest> requiredChildren(ParsedManifest manifest) {
    Set<Digest> required = new LinkedHashSet<>();
    for (ManifestEntry child : manifest.children()) {
      if (rules.enabled() && rules.children().includes(child.platform())) {
        required.add(child.descriptor().digest());
      }
    }
    return required;
  }

  /** A child may be a blob: build caches are pushed as an index of layers. */
  private boolean present(RepositoryName repository, Digest child) {
    return store
        .read(new LinkKey.Manifest(repository, child))
        .or(() -> store.read(new LinkKey.Blob(repository, child)))
        .flatMap(store::stat)
        .isPresent();
  }

  private void checkUrls(ManifestEntry layer, List<RegistryError> errors) {
    for (String url : layer.urls()) {
      if (!wellFormed(url) || !allowed(url)) {
        errors.add(
            new RegistryError(
                ErrorCode.MANIFEST_INVALID,
                "manifest invalid: a URL of a layer is not allowed",
                layer.descriptor().digest().toString()));
      }
    }
  }

  private boolean allowed(String url) {
    return (rules.urlsAllow().isEmpty() || matches(rules.urlsAllow(), url))
        && !matches(rules.urlsDeny(), url);
  }

  private static boolean matches(List<Pattern> patterns, String url) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(url).find());
  }

  private static boolean wellFormed(String url) {
    try {
      URI uri = new URI(url);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean foreign(String mediaType) {
    return mediaType.startsWith(FOREIGN_DOCKER) || mediaType.startsWith(FOREIGN_OCI);
  }

  private static RegistryError missing(Digest digest) {
    return new RegistryError(ErrorCode.MANIFEST_BLOB_UNKNOWN, digest.toString());
  }
}
