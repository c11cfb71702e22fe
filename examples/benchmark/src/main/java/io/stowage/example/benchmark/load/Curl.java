// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Pulls with the {@code curl} program, for what it speaks and the JDK does not speak cheaply. */
public final class Curl {
  private static final int BUFFER = 1 << 20;
  private static final String MAX_SECONDS = "120";

  private final Path certificate;
  private final Protocol protocol;

  /**
   * A client for one protocol.
   *
   * @param certificate what the registry must prove itself with if the protocol is encrypted
   */
  public Curl(Protocol protocol, Path certificate) {
    this.protocol = protocol;
    this.certificate = certificate;
  }

  /**
   * Pulls a blob to nowhere.
   *
   * @return the seconds from the start of the connection to the last byte
   * @throws IOException if the answer is not 200, has not the blob's length or is not of the
   *     protocol
   */
  public double pull(InetSocketAddress registry, String repository, Blob blob)
      throws IOException, InterruptedException {
    List<String> command = command(registry, PushClient.blobPath(repository, blob));
    command.addAll(List.of("--output", "/dev/null"));
    command.addAll(List.of("--write-out", "%{http_version} %{size_download} %{time_total}"));
    Process curl = start(command);
    String written = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    await(curl);
    String[] words = written.split(" ", -1);
    if (!words[0].equals(protocol.version()) || Long.parseLong(words[1]) != blob.size()) {
      throw new IOException(
          "HTTP/%s gave %s bytes instead of HTTP/%s and %d"
              .formatted(words[0], words[1], protocol.version(), blob.size()));
    }
    return Double.parseDouble(words[2]);
  }

  /**
   * Pulls a blob and hashes it.
   *
   * @throws IOException if it has another digest
   */
  public void verifyBlob(InetSocketAddress registry, String repository, Blob blob)
      throws IOException, InterruptedException {
    verify(command(registry, PushClient.blobPath(repository, blob)), blob);
  }

  /**
   * Pulls a manifest by its tag and hashes it.
   *
   * @throws IOException if it has another digest
   */
  public void verifyManifest(InetSocketAddress registry, String repository, String tag, Image image)
      throws IOException, InterruptedException {
    List<String> command = command(registry, "/v2/%s/manifests/%s".formatted(repository, tag));
    command.addAll(List.of("--header", "Accept: " + Image.MEDIA_TYPE));
    verify(command, image.manifest());
  }

  private static void verify(List<String> command, Blob blob)
      throws IOException, InterruptedException {
    Process curl = start(command);
    MessageDigest sha256 = Digests.sha256();
    try (InputStream in = curl.getInputStream()) {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sha256.update(buffer, 0, count);
      }
    }
    await(curl);
    String digest = Digests.format(sha256);
    if (!digest.equals(blob.digest())) {
      throw new IOException("%s was pulled as %s".formatted(blob.digest(), digest));
    }
  }

  private List<String> command(InetSocketAddress registry, String target) {
    List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--fail"));
    command.addAll(protocol.curlOptions());
    command.addAll(List.of("--max-time", MAX_SECONDS, "--cacert", certificate.toString()));
    String host = registry.getAddress().getHostAddress();
    command.add("%s://%s:%d%s".formatted(protocol.scheme(), host, registry.getPort(), target));
    return command;
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void await(Process curl) throws IOException, InterruptedException {
    int code = curl.waitFor();
    if (code != 0) {
      throw new IOException("curl ended with exit code " + code);
    }
  }
}
