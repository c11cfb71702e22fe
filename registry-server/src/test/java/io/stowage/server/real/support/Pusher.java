// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Pushes image after image into one repository, in one request or in chunks, under new tags and one
 * that moves, and writes down what it tried and what was acknowledged.
 */
public final class Pusher {

  private static final int MAX_LAYER = 400_000;

  private final RegistryClient client;
  private final Ledger ledger;
  private final Random random;
  private volatile boolean stopped;

  public Pusher(RegistryClient client, Ledger ledger, long seed) {
    this.client = client;
    this.ledger = ledger;
    this.random = new Random(seed);
  }

  /** Begins to push, until the registry dies or {@link #stop}. */
  public CompletableFuture<Void> start(Executor executor) {
    return CompletableFuture.runAsync(this::pushImages, executor);
  }

  /** Pushes no further image. */
  public void stop() {
    stopped = true;
  }

  private void pushImages() {
    try {
      for (int i = 0; !stopped; i++) {
        pushImage("v" + i);
      }
    } catch (IOException e) {
      // the registry was killed in the middle of a request, which is what this is about
      stopped = true;
    }
  }

  private void pushImage(String tag) throws IOException {
    Image image = Image.of(random.nextLong(), "amd64", 2, 1 + random.nextInt(MAX_LAYER));
    for (Content blob : image.blobs()) {
      pushBlob(blob);
    }
    pushManifest(image.manifest(), tag);
    pushManifest(image.manifest(), "latest");
  }

  private void pushBlob(Content blob) throws IOException {
    String location = client.beginUpload(ledger.repository());
    byte[] rest = blob.bytes();
    if (random.nextBoolean()) {
      int cut = rest.length / 2;
      location = client.patch(location, Arrays.copyOf(rest, cut));
      rest = Arrays.copyOfRange(rest, cut, rest.length);
    }
    ledger.tryBlob(blob.digest());
    expectCreated(client.commit(location, blob.digest(), rest));
    ledger.acknowledgeBlob(blob.digest());
  }

  private void pushManifest(Content manifest, String tag) throws IOException {
    ledger.tryManifest(manifest.digest(), tag);
    expectCreated(client.putManifest(ledger.repository(), tag, Image.MANIFEST, manifest.bytes()));
    ledger.acknowledgeManifest(manifest.digest(), tag);
  }

  private static void expectCreated(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 201) {
      throw new AssertionError(RegistryClient.text(answer));
    }
  }
}
