// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names of links that are changed, refused or lost. */
final class NameFaults {
  private static final Set<String> RESERVED = Set.of("tags", "data", "blobs", "uploads", "sha256");

  static final List<Fault> ALL =
      List.of(
          naming(
              "folds the case of tags",
              key -> tagged(key, key.name().toLowerCase(Locale.ROOT)),
              "aListingOfTagsGoesOnAfterTextThatIsNoTag",
              "aPageOfOneTagIsAPage",
              "nothingIsListedAfterTheLastTag",
              "pagesOfTagsOfAnySizeGiveEachOnce",
              "tagsAreListedInByteOrder",
              "tagsThatDifferInCaseAloneAreApart",
              "upperCaseStandsBeforeLowerCase"),
          naming(
              "cuts long tags",
              key -> tagged(key, key.name().substring(0, Math.min(100, key.name().length()))),
              "theLongestNamesAreKept"),
          LinkFaults.writing(
              "takes a dot in a tag for its end",
              (driver, key, target) ->
                  driver
                      .links()
                      .write(tagged(key, key.name().replaceAll("(?<=.)\\..*", "")), target),
              "aListingOfTagsGoesOnAfterTextThatIsNoTag",
              "aPageOfOneTagIsAPage",
              "aTagIsReadAsItWasWritten",
              "aTagMayPointToALongerDigest",
              "deletingALinkKeepsTheOthers",
              "pagesOfTagsOfAnySizeGiveEachOnce",
              "tagsAreListedInByteOrder",
              "upperCaseStandsBeforeLowerCase"),
          LinkFaults.writing(
              "writes no manifest that points to itself",
              (driver, key, target) -> {
                if (!(key instanceof LinkKey.Manifest manifest)
                    || !manifest.digest().equals(target)) {
                  driver.links().write(key, target);
                }
              },
              "aManifestLinkIsReadAsItWasWritten",
              "aRepositoryWithAManifestAloneIsListed",
              "manifestsAreListedInOrder",
              "scopesOfOneRepositoryAreApart"),
          LinkFaults.writing(
              "refuses names of its own layout",
              (driver, key, target) -> {
                for (String part : key.repository().value().split("/", -1)) {
                  if (RESERVED.contains(part)) {
                    throw new StorageException.Denied("reserved", null);
                  }
                }
                driver.links().write(key, target);
              },
              "aRepositoryMayHaveTheNameOfAPartOfALayout"),
          LinkFaults.writing(
              "loses tags of its own layout",
              (driver, key, target) -> {
                if (!RESERVED.contains(key.name())) {
                  driver.links().write(key, target);
                }
              },
              "aTagMayHaveTheNameOfAPartOfALayout"));

  private NameFaults() {}

  private static LinkKey tagged(LinkKey key, String name) {
    return key instanceof LinkKey.Tagged
        ? new LinkKey.Tagged(key.repository(), Tag.parse(name))
        : key;
  }

  private static Fault naming(String name, UnaryOperator<LinkKey> naming, String... broken) {
    return Fault.links(
        name,
        driver ->
            new ForwardingLinks(driver.links()) {
              @Override
              public Optional<Digest> read(LinkKey key) throws StorageException {
                return super.read(naming.apply(key));
              }

              @Override
              public void write(LinkKey key, Digest target) throws StorageException {
                super.write(naming.apply(key), target);
              }

              @Override
              public boolean delete(LinkKey key) throws StorageException {
                return super.delete(naming.apply(key));
              }
            },
        broken);
  }
}
