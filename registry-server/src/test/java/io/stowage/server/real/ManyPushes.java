// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import io.stowage.server.real.support.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pushes of different large blobs at once, whose bytes are made as they go. */
final class ManyPushes {
  private static final String REPOSITORY = "/v2/team/many/blobs/";
  private static final int BLOCK = 1 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String url;
  private final int size;
  private final List<Integer> statuses = new ArrayList<>();

  private ManyPushes(String url, int size) {
    this.url = url;
    this.size = size;
  }

  /** Pushes so many, all of which begin at once, and waits for all. */
  static ManyPushes at(String url, int count, int size) throws Exception {
    ManyPushes pushes = new ManyPushes(url, size);
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      CyclicBarrier together = new CyclicBarrier(count);
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  return pushes.push(number);
                }));
      }
      for (Future<Integer> push : running) {
        pushes.statuses.add(push.get());
      }
    } finally {
      threads.shutdownNow();
    }
    return pushes;
  }

  private int push(int number) throws IOException, InterruptedException {
    HttpRequest begin =
        HttpRequest.newBuilder(URI.create(url + REPOSITORY + "uploads/"))
            .POST(BodyPublishers.noBody())
            .build();
    String location =
        http.send(begin, BodyHandlers.discarding()).headers().firstValue("Location").orElseThrow();
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(url).resolve(location + "&digest=" + digest(number)))
            .timeout(Duration.ofMinutes(4))
            .PUT(BodyPublishers.ofInputStream(() -> new Repeated(block(number), size)))
            .build();
    return http.send(put, BodyHandlers.discarding()).statusCode();
  }

  /** What the server said to each push. */
  List<Integer> statuses() {
    return statuses;
  }

  String digest(int number) throws IOException {
    return Bytes.digest(new Repeated(block(number), size));
  }

  /** Pulls one of them back. */
  String digestOfPulled(int number) throws IOException, InterruptedException {
    HttpRequest get = HttpRequest.newBuilder(URI.create(url + REPOSITORY + digest(number))).build();
    return Bytes.digest(http.send(get, BodyHandlers.ofInputStream()).body());
  }

  private static byte[] block(int number) {
    return Bytes.random(number, BLOCK);
  }

  /** One block of bytes again and again. */
  private static final class Repeated extends InputStream {
    private final byte[] block;
    private final int size;
    private int position;

    Repeated(byte[] block, int size) {
      this.block = block;
      this.size = size;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (position == size) {
        return -1;
      }
      int at = position % block.length;
      int count = Math.min(Math.min(length, size - position), block.length - at);
      System.arraycopy(block, at, target, offset, count);
      position += count;
      return count;
    }
  }
}
