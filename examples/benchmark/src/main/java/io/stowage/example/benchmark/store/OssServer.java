// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import io.stowage.example.benchmark.process.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The server of OSS that the driver {@code oss} is tested on. */
final class OssServer {
  private static final String MAIN = "io.stowage.storage.oss.server.Main";
  private static final String BUCKET = "registry";
  private static final String REGION = "cn-hangzhou";
  private static final String KEY = "testkey";
  private static final String SECRET = "testsecret";

  private OssServer() {}

  static Store start(Path classes, Path home, Path distribution) throws IOException {
    Files.createDirectory(home);
    String port = Integer.toString(freePort());
    Path log = home.resolve("log");
    Child server =
        Child.start(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-cp",
                    classes.toString(),
                    MAIN,
                    port,
                    home.resolve("store").toString(),
                    BUCKET,
                    REGION,
                    KEY,
                    SECRET)
                .redirectError(log.toFile()));
    BufferedReader printed = server.process().inputReader(StandardCharsets.UTF_8);
    if (printed.readLine() == null) {
      server.close();
      throw new IOException("no server of OSS: " + Files.readString(log).strip());
    }
    String url = "http://127.0.0.1:" + port;
    String driver =
        """
          oss:
            endpoint: %s
            region: oss-%s
            bucket: %s
            accesskeyid: %s
            accesskeysecret: %s
        """
            .formatted(url, REGION, BUCKET, KEY, SECRET);
    return SdkStore.on(
        server,
        driver,
        new SdkProcess.Start(
            distribution,
            home.resolve("sdk.log"),
            List.of("oss", url, REGION, BUCKET, KEY, SECRET)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
