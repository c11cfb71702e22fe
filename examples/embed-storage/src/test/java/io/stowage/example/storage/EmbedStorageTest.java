// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedStorageTest {
  private static final Path SOURCE =
      Path.of("src/main/java/io/stowage/example/storage/EmbedStorage.java");
  private static final Path README = Path.of("../../README.md");

  @TempDir Path directory;

  @Test
  void readsWhatItStored() throws IOException {
    assertThat(EmbedStorage.storeAndRead(directory.toString())).isEqualTo("All is well.");
  }

  @Test
  void isWhatTheReadmeShows() throws IOException {
    String source = Files.readString(SOURCE);
    String shown =
        source
            .substring(source.indexOf("// README begins\n"), source.indexOf("    // README ends"))
            .replace("// README begins\n", "")
            .stripTrailing()
            .stripIndent();

    assertThat(Files.readString(README)).contains("```java\n" + shown + "\n```");
  }
}
