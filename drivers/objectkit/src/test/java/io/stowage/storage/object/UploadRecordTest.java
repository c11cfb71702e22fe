// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadRecordTest {
  private static final StagedContent CONTENT =
      new StagedContent(
          new PartsKey("a/b c", "2~id+/="),
          List.of(new Part(1, 10_485_760, "\"tag one\""), new Part(2, 5, "x")),
          false);

  private static byte[] bytes(Body body) {
    ByteBuffer all = ByteBuffer.allocate((int) body.length());
    body.buffers().forEach(all::put);
    return all.array();
  }

  private static UploadRecord read(Body body) throws StorageException {
    return UploadRecord.read("key", bytes(body));
  }

  @Test
  void aRecordIsReadAsItWasWritten() throws StorageException {
    ByteBuffer tail = ByteBuffer.wrap("\n\ntail\n\n".getBytes(UTF_8));

    UploadRecord record = read(UploadRecord.write("me", 0, CONTENT, List.of(tail)));

    assertThat(record).isEqualTo(new UploadRecord(0, CONTENT, tail));
  }

  @Test
  void aRecordThatClaimsNamesTheOneThatTellsTheRest() throws StorageException {
    UploadRecord record = read(UploadRecord.write("me", 7, null, List.of()));

    assertThat(record.base()).isEqualTo(7);
    assertThat(record.content()).isNull();
  }

  @Test
  void whatIsNoRecordIsCorrupt() {
    for (String text : new String[] {"", "x", "stowage-upload 1", "stowage-upload 2\nby me\n\n"}) {
      assertThatThrownBy(() -> UploadRecord.read("the/key", text.getBytes(UTF_8)))
          .isInstanceOf(StorageException.Corrupt.class)
          .hasMessageContaining("the/key");
    }
  }

  @Test
  void aRecordWithADamagedLineIsCorrupt() {
    String text = "stowage-upload 1\nby me\ncontent a\nid b\nwhole false\npart 1 x\n\n";

    assertThatThrownBy(() -> UploadRecord.read("the/key", text.getBytes(UTF_8)))
        .isInstanceOf(StorageException.Corrupt.class);
  }
}
