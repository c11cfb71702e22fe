// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadStore;
import io.stowage.storage.VerifiedContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Outlives its process, and does no more than the tests of that ask for: each blob and link is a
 * file that is renamed to where it belongs.
 */
class DirectoryDriver implements StorageDriver {
  final Path root;

  DirectoryDriver(Path root) {
    this.root = root;
  }

  /** What a driver does to its disk. */
  interface Disk<T> {
    T run() throws IOException;
  }

  static <T> T mapped(Disk<T> disk) throws StorageException {
    try {
      return disk.run();
    } catch (NoSuchFileException e) {
      throw new StorageException.NotFound("no " + e.getFile());
    } catch (IOException e) {
      throw new StorageException.Unavailable("the disk", e);
    }
  }

  /** Puts a file where it belongs, at once. */
  void place(Path target, byte[] content) throws IOException {
    Files.createDirectories(target.getParent());
    Path temporary = Files.createTempFile(Files.createDirectories(root.resolve("tmp")), "", "");
    Files.write(temporary, content);
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes a link away. */
  boolean remove(Path link) throws IOException {
    return Files.deleteIfExists(link);
  }

  Path blob(Digest digest) {
    return root.resolve("blobs").resolve(digest.hex());
  }

  private Path link(LinkKey key) {
    return root.resolve("links").resolve(key.repository().toString()).resolve(key.name());
  }

  @Override
  public BlobStore blobs() {
    return new Blobs();
  }

  @Override
  public UploadStore uploads() {
    return new DirectoryUploads(this);
  }

  @Override
  public LinkStore links() {
    return new Links();
  }

  @Override
  public void probe() {}

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public void close() {}

  private final class Blobs implements BlobStore {
    @Override
    public Optional<BlobInfo> stat(Digest digest) throws StorageException {
      return mapped(
          () ->
              Files.exists(blob(digest))
                  ? Optional.of(new BlobInfo(digest, Files.size(blob(digest))))
                  : Optional.empty());
    }

    @Override
    public ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException {
      return mapped(() -> Channels.newChannel(Files.newInputStream(blob(digest))));
    }

    @Override
    public void put(VerifiedContent content) throws StorageException {
      byte[] bytes = new byte[content.content().remaining()];
      content.content().get(bytes);
      mapped(
          () -> {
            place(blob(content.digest()), bytes);
            return true;
          });
    }

    @Override
    public boolean delete(Digest digest) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Page<Digest> list(@Nullable Digest after, int limit) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Links implements LinkStore {
    @Override
    public Optional<Digest> read(LinkKey key) throws StorageException {
      return mapped(
          () ->
              Files.exists(link(key))
                  ? Optional.of(Digest.parse(Files.readString(link(key))))
                  : Optional.empty());
    }

    @Override
    public void write(LinkKey key, Digest target) throws StorageException {
      byte[] bytes = target.toString().getBytes(StandardCharsets.UTF_8);
      mapped(
          () -> {
            place(link(key), bytes);
            return true;
          });
    }

    @Override
    public boolean delete(LinkKey key) throws StorageException {
      return mapped(() -> remove(link(key)));
    }

    @Override
    public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit) {
      throw new UnsupportedOperationException();
    }
  }

  /** Shows a file before it is whole. */
  static final class InPlace extends DirectoryDriver {
    InPlace(Path root) {
      super(root);
    }

    @Override
    void place(Path target, byte[] content) throws IOException {
      Files.createDirectories(target.getParent());
      Files.write(target, Arrays.copyOf(content, content.length / 2));
      Fault.moment();
      Files.write(target, content);
    }
  }

  /** Says that something is done, and does it then. */
  static final class Early extends DirectoryDriver {
    Early(Path root) {
      super(root);
    }

    private void later(Disk<?> disk) {
      Thread thread =
          new Thread(
              () -> {
                Fault.moment();
                try {
                  disk.run();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.start();
    }

    @Override
    void place(Path target, byte[] content) {
      later(
          () -> {
            super.place(target, content);
            return true;
          });
    }

    @Override
    boolean remove(Path link) {
      later(() -> super.remove(link));
      return true;
    }
  }

  /** Stages bytes in memory. */
  static final class Forgetful extends DirectoryDriver {
    Forgetful(Path root) {
      super(root);
    }

    @Override
    public UploadStore uploads() {
      return new DirectoryUploads(this) {
        @Override
        void write(Path staged, ByteBuffer bytes) {
          bytes.position(bytes.limit());
        }
      };
    }
  }
}
