// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/** Links that are read, written or deleted wrongly. */
final class LinkFaults {
  static final List<Fault> ALL =
      List.of(
          writing(
              "writes a link in two steps",
              (driver, key, target) -> {
                if (driver.links().delete(key)) {
                  Fault.moment();
                }
                driver.links().write(key, target);
              },
              "aRepositoryIsListedWhileItsTagsMove",
              "aTagThatMovesIsListedAllTheTime",
              "readersOfATagThatMovesSeeTheOldOrTheNew"),
          writing(
              "keeps what a link pointed to first",
              (driver, key, target) -> {
                if (driver.links().read(key).isEmpty()) {
                  driver.links().write(key, target);
                }
              },
              "aLinkThatWasWrittenHereIsReadThere",
              "aTagMayMoveFromALongerDigestToAShorter",
              "aTagMovesToWhatWasWrittenLast"),
          writing(
              "refuses links to SHA-512",
              (driver, key, target) -> {
                if (target.algorithm() == DigestAlgorithm.SHA512) {
                  throw new StorageException.Denied("sha256 alone", null);
                }
                driver.links().write(key, target);
              },
              "aBlobLinkIsReadAsItWasWritten",
              "aReferrerIsReadAsItWasWritten",
              "aTagMayMoveFromALongerDigestToAShorter",
              "aTagMayPointToALongerDigest",
              "blobLinksAreListedInOrder",
              "manifestsAreListedInOrder",
              "readersOfATagThatMovesSeeTheOldOrTheNew",
              "referrersAreListedInOrder",
              "referrersOfALongerDigestAreListedInOrder",
              "writersOfOneTagAtOnceLeaveOneOfTheirValues"),
          writing(
              "leaves the end of a longer target",
              (driver, key, target) -> {
                Optional<Digest> before = driver.links().read(key);
                if (before.isPresent() && before.get().hex().length() > target.hex().length()) {
                  driver.links().write(key, before.get());
                } else {
                  driver.links().write(key, target);
                }
              },
              "aTagMayMoveFromALongerDigestToAShorter"),
          Fault.links(
              "writes a link at a time and refuses others meanwhile",
              RefusesOthers::new,
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "aListingOfTagsGoesOnAfterTextThatIsNoTag",
              "aPageOfOneBlobIsAPage",
              "aPageOfOneTagIsAPage",
              "blobsOfBothAlgorithmsAreListedInOrder",
              "firstWritesOfARepositoryMayRace",
              "nothingIsListedAfterTheLastBlob",
              "nothingIsListedAfterTheLastTag",
              "pagesOfBlobsOfAnySizeGiveEachOnce",
              "pagesOfTagsOfAnySizeGiveEachOnce",
              "tagsAreListedInByteOrder",
              "writersOfOneTagAtOnceLeaveOneOfTheirValues",
              "writesSurviveDeletesBesideThem"),
          reading(
              "takes the name of a link for its target",
              (driver, key) ->
                  driver
                      .links()
                      .read(key)
                      .map(
                          target ->
                              key instanceof LinkKey.Tagged ? target : Digest.parse(key.name())),
              "aLinkMayPointToAnotherDigestThanItsName"),
          reading(
              "fails to read a link that is not there",
              (driver, key) -> {
                Optional<Digest> target = driver.links().read(key);
                if (target.isEmpty()) {
                  throw new StorageException.NotFound("no link " + key);
                }
                return target;
              },
              "aDeletedLinkCanBeWrittenAgain",
              "aLinkThatWasDeletedHereIsGoneThere",
              "aLinkThatWasWrittenHereIsReadThere",
              "linksThatAreNotThereReadAsEmpty"),
          deleting(
              "says of each delete of a link that there was one",
              (driver, key) -> {
                driver.links().delete(key);
                return true;
              },
              "deletingALinkTellsWhetherThereWasOne",
              "deletingALinkThatNeverWasTellsSo"),
          deleting(
              "fails to delete a link that is not there",
              (driver, key) -> {
                if (!driver.links().delete(key)) {
                  throw new StorageException.NotFound("no link " + key);
                }
                return true;
              },
              "deletingALinkTellsWhetherThereWasOne",
              "deletingALinkThatNeverWasTellsSo"),
          deleting(
              "deletes all links whose names begin alike",
              (driver, key) -> {
                String path = ReferenceStore.path(key);
                driver
                    .store
                    .links
                    .keySet()
                    .removeIf(one -> one.startsWith(path) && !one.equals(path));
                return driver.links().delete(key);
              },
              "deletingALinkKeepsTheOthers"),
          deleting(
              "deletes the repositories within that of a link",
              (driver, key) -> {
                String within = key.repository() + "/";
                driver.store.links.keySet().removeIf(one -> one.startsWith(within));
                return driver.links().delete(key);
              },
              "aRepositoryWithinAnotherIsApartFromIt",
              "emptyingARepositoryKeepsTheOneWithinIt"),
          deleting(
              "deletes all kinds of links of one name",
              (driver, key) -> {
                boolean deleted = driver.links().delete(key);
                if (!(key instanceof LinkKey.Tagged)) {
                  String repository = key.repository() + "\0";
                  driver
                      .store
                      .links
                      .keySet()
                      .removeIf(
                          one -> one.startsWith(repository) && one.endsWith("\0" + key.name()));
                }
                return deleted;
              },
              "referrersOfTwoSubjectsAreApart",
              "scopesOfOneRepositoryAreApart"));

  private LinkFaults() {}

  interface Writing {
    void write(ReferenceDriver driver, LinkKey key, Digest target) throws StorageException;
  }

  static Fault writing(String name, Writing writing, String... broken) {
    return Fault.links(
        name,
        driver ->
            new ForwardingLinks(driver.links()) {
              @Override
              public void write(LinkKey key, Digest target) throws StorageException {
                writing.write(driver, key, target);
              }
            },
        broken);
  }

  private interface Reading {
    Optional<Digest> read(ReferenceDriver driver, LinkKey key) throws StorageException;
  }

  private static Fault reading(String name, Reading reading, String... broken) {
    return Fault.links(
        name,
        driver ->
            new ForwardingLinks(driver.links()) {
              @Override
              public Optional<Digest> read(LinkKey key) throws StorageException {
                return reading.read(driver, key);
              }
            },
        broken);
  }

  private interface Deleting {
    boolean delete(ReferenceDriver driver, LinkKey key) throws StorageException;
  }

  private static Fault deleting(String name, Deleting deleting, String... broken) {
    return Fault.links(
        name,
        driver ->
            new ForwardingLinks(driver.links()) {
              @Override
              public boolean delete(LinkKey key) throws StorageException {
                return deleting.delete(driver, key);
              }
            },
        broken);
  }

  private static final class RefusesOthers extends ForwardingLinks {
    private final Semaphore turn;

    RefusesOthers(ReferenceDriver driver) {
      super(driver.links());
      turn = driver.store.turn;
    }

    @Override
    public void write(LinkKey key, Digest target) throws StorageException {
      if (!turn.tryAcquire()) {
        throw new StorageException.Conflict("another writes");
      }
      try {
        LockSupport.parkNanos(1_000_000);
        super.write(key, target);
      } finally {
        turn.release();
      }
    }
  }
}
