// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.MediaTypes;
import io.stowage.registry.Reference;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.server.core.manifest.ManifestFormatException;
import io.stowage.server.core.manifest.ManifestParser;
import io.stowage.server.core.manifest.ParsedManifest;
import io.stowage.server.core.manifest.Platform;
import io.stowage.storage.LinkKey;
import io.stowage.storage.VerifiedContent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Manifests by tag and digest. What was pushed is kept byte for byte. Thread-safe.
 *
 * <p>Links are read from the storage each time, so that what another instance moved or deleted is
 * seen at once; only the bytes, which a digest names for ever, are cached.
 */
public final class ManifestService {
  private static final int PAYLOAD_TOO_LARGE = 413;
  private static final Platform USUAL = new Platform("linux", "amd64");

  private final Store store;
  private final ManifestReader reader;
  private final ManifestLinks links;
  private final ManifestChecks checks;
  private final RegistryOptions options;

  ManifestService(Store store, ManifestReader reader, BlobService blobs, RegistryOptions options) {
    this.store = store;
    this.reader = reader;
    this.links = new ManifestLinks(store);
    this.checks = new ManifestChecks(store, blobs, options.validation());
    this.options = options;
  }

  /** The largest manifest that {@link #put} accepts, in bytes. */
  public int maxBytes() {
    return options.maxManifestBytes();
  }

  /** The error of a manifest that is too large: MANIFEST_INVALID with status 413. */
  public RegistryException tooLarge() {
    return new RegistryException(
        new RegistryError(
            ErrorCode.MANIFEST_INVALID,
            "manifest invalid: it has more than " + maxBytes() + " bytes",
            null),
        PAYLOAD_TOO_LARGE);
  }

  /**
   * Gives a manifest of a repository.
   *
   * @throws RegistryException MANIFEST_UNKNOWN if the repository has none of that name
   */
  public StoredManifest get(RepositoryName repository, Reference reference) {
    Digest digest =
        reference instanceof Tag tag
            ? store
                .read(new LinkKey.Tagged(repository, tag))
                .orElseThrow(() -> unknown(repository, tag))
            : (Digest) reference;
    return reader.find(repository, digest).orElseThrow(() -> unknown(repository, digest));
  }

  /**
   * Gives a manifest as a client can read it. Clients are expected to know the types that they ask
   * for, but for one case, in which old clients of Docker rely on what {@code registry:2} does: a
   * tag of a manifest list gives those who do not accept lists the manifest for linux/amd64.
   *
   * @param accepts whether the client accepts a media type
   * @throws RegistryException MANIFEST_UNKNOWN if the repository has none of that name, or none for
   *     that platform
   */
  public StoredManifest get(
      RepositoryName repository, Reference reference, Predicate<String> accepts) {
    StoredManifest manifest = get(repository, reference);
    if (reference instanceof Digest
        || !manifest.mediaType().equals(MediaTypes.DOCKER_LIST)
        || accepts.test(MediaTypes.DOCKER_LIST)) {
      return manifest;
    }
    return ManifestReader.parse(manifest).stream()
        .flatMap(list -> list.children().stream())
        .filter(child -> USUAL.equals(child.platform()))
        .findFirst()
        .flatMap(child -> reader.find(repository, child.descriptor().digest()))
        .orElseThrow(() -> unknown(repository, reference));
  }

  /**
   * Checks and stores a manifest and gives it its tags, durably. Named by a digest it must have
   * that digest; named by a tag its digest is its sha256.
   *
   * @param content the bytes, not copied: they must not change any more
   * @throws RegistryException MANIFEST_INVALID if it is too large (status 413), malformed, not of
   *     the type that is claimed, or of a type that is not supported; DIGEST_INVALID if it has
   *     another digest; MANIFEST_BLOB_UNKNOWN, once for each, if the repository lacks what it
   *     refers to
   */
  public ManifestPutResult put(RepositoryName repository, ManifestPut claim, byte[] content) {
    if (content.length > maxBytes()) {
      throw tooLarge();
    }
    ParsedManifest manifest = parse(content, claim.contentType());
    VerifiedContent verified = verify(claim.reference(), content);
    checks.check(repository, manifest);
    List<Tag> tags = tags(claim);
    store.put(verified);
    links.add(repository, verified.digest(), manifest.subject(), tags);
    reader.keep(new StoredManifest(verified.digest(), manifest.mediaType(), content));
    return new ManifestPutResult(verified.digest(), tags, Optional.ofNullable(manifest.subject()));
  }

  /**
   * Removes a tag; or removes a manifest from the repository together with all tags that point to
   * it.
   *
   * @throws RegistryException UNSUPPORTED if deletion is off, MANIFEST_UNKNOWN if the repository
   *     has none of that name
   */
  public void delete(RepositoryName repository, Reference reference) {
    if (!options.deleteEnabled()) {
      throw new RegistryException(ErrorCode.UNSUPPORTED, null);
    }
    boolean found =
        reference instanceof Digest digest
            ? links.remove(repository, digest, subject(repository, digest))
            : store.delete(new LinkKey.Tagged(repository, (Tag) reference));
    if (!found) {
      throw unknown(repository, reference);
    }
  }

  private static ParsedManifest parse(byte[] content, @Nullable String contentType) {
    try {
      if (contentType == null) {
        throw new RegistryException(
            ErrorCode.MANIFEST_INVALID, "manifest invalid: it has no content type", null);
      }
      String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      return ManifestParser.parse(content, type);
    } catch (ManifestFormatException e) {
      throw new RegistryException(
          ErrorCode.MANIFEST_INVALID, "manifest invalid: " + e.getMessage(), null);
    }
  }

  private static VerifiedContent verify(Reference reference, byte[] content) {
    return reference instanceof Digest digest
        ? Store.call(() -> VerifiedContent.of(digest, content))
        : VerifiedContent.hash(DigestAlgorithm.SHA256, content);
  }

  private static List<Tag> tags(ManifestPut claim) {
    Set<Tag> tags = new LinkedHashSet<>();
    if (claim.reference() instanceof Tag tag) {
      tags.add(tag);
    }
    tags.addAll(claim.tags());
    return new ArrayList<>(tags);
  }

  /** What a manifest refers to, as far as its bytes tell: a damaged one can be deleted too. */
  private @Nullable Digest subject(RepositoryName repository, Digest digest) {
    try {
      return reader
          .find(repository, digest)
          .flatMap(ManifestReader::parse)
          .map(ParsedManifest::subject)
          .orElse(null);
    } catch (RegistryException e) {
      if (e.code() == ErrorCode.UNKNOWN) {
        return null;
      }
      throw e;
    }
  }

  private static RegistryException unknown(RepositoryName repository, Reference reference) {
    return new RegistryException(
        ErrorCode.MANIFEST_UNKNOWN,
        reference instanceof Digest digest
            ? Map.of("Name", repository.value(), "Revision", digest.toString())
            : Map.of("Tag", reference.toString()));
  }
}
