// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadForceTest {
  private final BlockingQueue<String> forces = new LinkedBlockingQueue<>();
  private volatile boolean broken;
  private StorageDriver driver;

  @BeforeEach
  void open(@TempDir Path root) throws IOException {
    driver = FilesystemDriver.open(new Layout(root), new WatchedDisk());
    forces.clear();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aLargeUploadIsForcedWhileMoreOfItComes() throws Exception {
    try (BlobUpload upload = Sample.begin(driver)) {
      upload.append(ByteBuffer.allocate(UploadForce.EVERY));

      assertThat(forces.poll(20, TimeUnit.SECONDS)).isEqualTo("filesystem-force");
    }
  }

  @Test
  void theEndOfAnUploadIsForcedByWhoEndsIt() throws Exception {
    BlobUpload upload = Sample.begin(driver);
    upload.append(ByteBuffer.allocate(UploadForce.EVERY));
    String early = forces.poll(20, TimeUnit.SECONDS);

    upload.close();

    assertThat(early).isEqualTo("filesystem-force");
    assertThat(forces.poll()).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void whatCouldNotBeForcedEarlyFailsTheEndOfTheUpload() throws Exception {
    BlobUpload upload = Sample.begin(driver);
    broken = true;
    upload.append(ByteBuffer.allocate(UploadForce.EVERY));
    forces.poll(20, TimeUnit.SECONDS);
    broken = false;

    assertThatThrownBy(upload::close).isInstanceOf(StorageException.class);
  }

  @Test
  void whatCouldNotBeForcedIsNotKept() throws Exception {
    BlobUpload upload = Sample.begin(driver);
    upload.append(ByteBuffer.allocate(FileStagedUpload.SMALL + 1));
    broken = true;
    assertThatThrownBy(upload::close).isInstanceOf(StorageException.class);
    broken = false;

    try (BlobUpload again = Sample.resume(driver, upload.key())) {
      assertThat(again.size()).isZero();
    }
  }

  @Test
  void whatWasForcedBeforeIsKept() throws Exception {
    int durable = FileStagedUpload.SMALL + 1;
    BlobUpload first = Sample.begin(driver);
    first.append(ByteBuffer.allocate(durable));
    first.close();
    BlobUpload second = Sample.resume(driver, first.key());
    second.append(ByteBuffer.allocate(1));
    broken = true;
    assertThatThrownBy(second::close).isInstanceOf(StorageException.class);
    broken = false;

    try (BlobUpload again = Sample.resume(driver, first.key())) {
      assertThat(again.size()).isEqualTo(durable);
    }
  }

  private final class WatchedDisk implements Disk {
    private final Disk real = Disk.real();

    @Override
    public void force(FileChannel file) throws IOException {
      boolean fails = broken;
      forces.add(Thread.currentThread().getName());
      if (fails) {
        throw new IOException("the disk is broken");
      }
      real.force(file);
    }

    @Override
    public boolean commitsInOrder(Path directory) {
      return real.commitsInOrder(directory);
    }

    @Override
    public void sync(Path directory) throws IOException {
      real.sync(directory);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      real.move(from, to);
    }
  }
}
