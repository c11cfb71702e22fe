// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Descriptor;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.server.core.manifest.ManifestEntry;
import io.stowage.server.core.manifest.ParsedManifest;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Manifests that refer to another (OCI distribution specification, "Listing referrers").
 * Thread-safe.
 */
public final class ReferrerService {
  /** How many manifests are read for a page, whether they are given or not. */
  private static final int MAX_READ = 500;

  private final Store store;
  private final ManifestReader reader;

  ReferrerService(Store store, ManifestReader reader) {
    this.store = store;
    this.reader = reader;
  }

  /**
   * Lists the manifests of a repository that have a subject, in the order of their digests. Those
   * that clients listed under the referrers tag of the subject, before there was this API, are
   * among them. A page serialises to less than 4 MiB, or else holds a single descriptor.
   *
   * @param subject need not exist
   * @param artifactType gives only those of this type; empty for all
   * @param after lists what comes after this digest, which need not exist; null for the start
   */
  public ReferrerPage list(
      RepositoryName repository,
      Digest subject,
      Optional<String> artifactType,
      @Nullable Digest after) {
    Page<Digest> candidates = candidates(repository, subject, after);
    List<Descriptor> found = new ArrayList<>();
    ReferrerBudget budget = new ReferrerBudget();
    Digest read = after;
    for (Digest candidate : candidates.items()) {
      if (budget.readsUp()) {
        return new ReferrerPage(found, read);
      }
      Optional<StoredManifest> stored = reader.find(repository, candidate);
      stored.ifPresent(manifest -> budget.read(manifest.content().length));
      Optional<Descriptor> descriptor =
          stored
              .flatMap(manifest -> describe(manifest, subject))
              .filter(known -> matches(known, artifactType));
      if (descriptor.isPresent() && !budget.take(descriptor.get())) {
        return new ReferrerPage(found, read);
      }
      descriptor.ifPresent(found::add);
      read = candidate;
    }
    return new ReferrerPage(found, candidates.more() ? read : null);
  }

  /** What may refer to the subject: linked as such, or listed under its referrers tag. */
  private Page<Digest> candidates(
      RepositoryName repository, Digest subject, @Nullable Digest after) {
    Page<LinkKey.Referrer> linked =
        store.list(
            new LinkScope.Referrers(repository, subject),
            after == null ? "" : after.toString(),
            MAX_READ);
    NavigableSet<Digest> all = new TreeSet<>(tagged(repository, subject));
    if (after != null) {
      all = all.tailSet(after, false);
    }
    if (linked.more() && !linked.items().isEmpty()) {
      all = all.headSet(linked.items().get(linked.items().size() - 1).referrer(), false);
    }
    all = new TreeSet<>(all);
    for (LinkKey.Referrer link : linked.items()) {
      all.add(link.referrer());
    }
    List<Digest> page = all.stream().limit(MAX_READ).toList();
    return new Page<>(page, !page.isEmpty() && (linked.more() || all.size() > page.size()));
  }

  private List<Digest> tagged(RepositoryName repository, Digest subject) {
    return store
        .read(new LinkKey.Tagged(repository, referrersTag(subject)))
        .flatMap(digest -> reader.find(repository, digest))
        .flatMap(ManifestReader::parse)
        .map(index -> index.children().stream().map(ManifestEntry::descriptor))
        .map(children -> children.map(Descriptor::digest).toList())
        .orElse(List.of());
  }

  /** The tag under which clients kept the list themselves ("Referrers Tag Schema"). */
  private static Tag referrersTag(Digest subject) {
    int longest = 64;
    String hex = subject.hex();
    return new Tag(
        subject.algorithm().id() + "-" + hex.substring(0, Math.min(hex.length(), longest)));
  }

  /** Describes a manifest if it refers to the subject. */
  private static Optional<Descriptor> describe(StoredManifest stored, Digest subject) {
    return ManifestReader.parse(stored)
        .filter(manifest -> subject.equals(manifest.subject()))
        .map(manifest -> descriptor(stored, manifest));
  }

  private static Descriptor descriptor(StoredManifest stored, ParsedManifest manifest) {
    return new Descriptor(
        stored.mediaType(),
        stored.digest(),
        stored.content().length,
        manifest.referrerType(),
        manifest.annotations());
  }

  private static boolean matches(Descriptor descriptor, Optional<String> artifactType) {
    return artifactType.isEmpty() || artifactType.get().equals(descriptor.artifactType());
  }
}
