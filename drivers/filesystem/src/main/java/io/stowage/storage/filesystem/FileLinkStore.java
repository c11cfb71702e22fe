// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links as files of one digest, without a newline. */
final class FileLinkStore implements LinkStore {
  /** More than the longest digest, so that longer content shows. */
  private static final int LONGEST = 256;

  private final Volume volume;
  private final LinkListing listing;
  private final KnownLinks knownLinks;

  FileLinkStore(Volume volume) {
    this.volume = volume;
    this.listing = new LinkListing(volume.layout());
    this.knownLinks = KnownLinks.below(volume.layout().rootDirectory());
  }

  @Override
  public Optional<Digest> read(LinkKey key) throws StorageException {
    volume.open().check();
    KnownLinks.Known known = knownLinks.find(key);
    Path link = known != null ? known.file() : volume.layout().link(key).file();
    Optional<BasicFileAttributes> facts = facts(link);
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    if (known != null && known.isStill(facts.get())) {
      return known.target();
    }
    Optional<String> text = readText(link);
    Optional<Digest> target = text.flatMap(DigestNames::parse);
    if (text.isPresent() && target.isEmpty()) {
      throw volume.failures().corrupt(link, "the link holds no digest");
    }
    if (target.isPresent()) {
      knownLinks.keep(key, link, facts.get(), target);
    }
    return target;
  }

  private Optional<BasicFileAttributes> facts(Path link) throws StorageException {
    try {
      return FileFacts.find(link);
    } catch (IOException e) {
      throw volume.failures().of(link, e);
    }
  }

  private Optional<String> readText(Path link) throws StorageException {
    try (FileChannel file = FileChannel.open(link, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
      int length = file.read(buffer);
      return Optional.of(new String(buffer.array(), 0, Math.max(0, length), ISO_8859_1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw volume.failures().of(link, e);
    }
  }

  @Override
  public void write(LinkKey key, Digest target) throws StorageException {
    volume.open().check();
    Spot spot = volume.layout().link(key);
    try {
      if (!volume.writes().prepare(spot)
          && readText(spot.file()).equals(Optional.of(target.toString()))) {
        volume.writes().confirm(spot);
        return;
      }
      if (key instanceof LinkKey.Tagged tagged) {
        index(tagged, target, spot.stable());
      }
      volume.writes().replace(spot, content(target));
    } catch (IOException e) {
      throw volume.failures().of(spot.file(), e);
    }
  }

  /**
   * Before the tag itself, as {@code registry:2} does; no promise rests on it after a power cut.
   */
  private void index(LinkKey.Tagged key, Digest target, Path tags) throws IOException {
    Path entry = volume.layout().tagIndex(key, target);
    Spot spot = new Spot(tags, entry);
    if (volume.writes().prepare(spot) || !FileFacts.exists(entry)) {
      volume.writes().placeCopy(spot, content(target));
    }
  }

  private static ByteBuffer content(Digest target) {
    return ByteBuffer.wrap(target.toString().getBytes(ISO_8859_1));
  }

  @Override
  public boolean delete(LinkKey key) throws StorageException {
    volume.open().check();
    Spot spot = volume.layout().link(key);
    try {
      return key instanceof LinkKey.Tagged tagged
          ? volume.writes().removeWithTree(spot, volume.layout().tagIndexes(tagged))
          : volume.writes().remove(spot);
    } catch (IOException e) {
      throw volume.failures().of(spot.file(), e);
    }
  }

  @Override
  public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
      throws StorageException {
    volume.open().check();
    try {
      PageBuilder<K> page = new PageBuilder<>(limit);
      listing.list(scope, after, page);
      return page.build();
    } catch (IOException e) {
      throw volume.failures().of(volume.layout().links(scope), e);
    }
  }

  @Override
  public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
      throws StorageException {
    volume.open().check();
    Path repositories = volume.layout().repositories();
    try {
      PageBuilder<RepositoryName> page = new PageBuilder<>(limit);
      RepositoryWalk walk = new RepositoryWalk(repositories, Layout.MANIFESTS, after, page.room());
      for (RepositoryName name = walk.next(); name != null; name = walk.next()) {
        page.add(name);
        if (page.isFull()) {
          break;
        }
      }
      return page.build();
    } catch (IOException e) {
      throw volume.failures().of(repositories, e);
    }
  }
}
