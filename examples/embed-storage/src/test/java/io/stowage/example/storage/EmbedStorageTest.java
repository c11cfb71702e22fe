// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.StorageDriver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedStorageTest {
  @TempDir Path directory;
  private StorageDriver driver;
  private ContentStore store;

  @BeforeEach
  void open() throws IOException {
    driver = EmbedStorage.open(directory.resolve("store").toString());
    store = new ContentStore(driver);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aFileThatWasStoredIsServed() throws Exception {
    byte[] content = random(3_000_000);

    Digest digest = EmbedStorage.store(store, file(content), quiet());

    assertThat(digest).isEqualTo(Digest.of(DigestAlgorithm.SHA256, content));
    assertThat(get(digest.toString()).body()).isEqualTo(content);
  }

  @Test
  void anEmptyFileIsServed() throws Exception {
    Digest digest = EmbedStorage.store(store, file(new byte[0]), quiet());

    HttpResponse<byte[]> answer = get(digest.toString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void whatIsNotStoredIsNotFound() throws Exception {
    assertThat(get(Digest.of(DigestAlgorithm.SHA256, random(10)).toString()).statusCode())
        .isEqualTo(404);
    assertThat(get("../../etc/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void progressIsShownUpToTheEnd() throws IOException {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    EmbedStorage.store(store, file(random(1_000_000)), new PrintStream(terminal, true, UTF_8));

    assertThat(terminal.toString(UTF_8)).startsWith("\rfile  26%").contains("\rfile 100%");
  }

  @Test
  void ofASourceThatFailsNothingIsStored() throws IOException {
    byte[] content = random(300_000);
    ReadableByteChannel source = Channels.newChannel(new ByteArrayInputStream(content));

    assertThatThrownBy(() -> store.store(source, bytes -> close(source)))
        .isInstanceOf(ClosedChannelException.class);

    assertThat(driver.blobs().list(null, 10).items()).isEmpty();
    assertThat(driver.uploads().list(null, 10).items()).isEmpty();
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    try (ContentServer server = ContentServer.start(store, 0)) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/" + path);
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("file"), content);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static PrintStream quiet() {
    return new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
  }

  private static void close(ReadableByteChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
