// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.stowage.server.real.support.ModularApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications that are modules, on the jars of the distribution. */
class ModularApplicationIT {
  private static final byte[] DENIED =
      "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"
          .getBytes(StandardCharsets.UTF_8);
  private static final String STORES =
      """
      package app;

      import io.stowage.registry.ByteRange;
      import io.stowage.registry.DigestAlgorithm;
      import io.stowage.storage.StorageDriver;
      import io.stowage.storage.StorageDrivers;
      import io.stowage.storage.VerifiedContent;
      import java.io.InputStream;
      import java.nio.channels.Channels;
      import java.util.Map;

      class Main {
        public static void main(String[] arguments) throws Exception {
          store("filesystem", Map.of("rootdirectory", arguments[0]));
          store("inmemory", Map.of());
        }

        private static void store(String name, Map<String, String> settings) throws Exception {
          var hello = VerifiedContent.hash(DigestAlgorithm.SHA256, name.getBytes());
          try (StorageDriver driver = StorageDrivers.load().open(name, settings)) {
            driver.blobs().put(hello);
            try (InputStream in =
                Channels.newInputStream(
                    driver.blobs().open(hello.digest(), new ByteRange(0, name.length())))) {
              System.out.println(
                  driver.getClass().getModule().getName() + " " + new String(in.readAllBytes()));
            }
          }
        }
      }
      """;
  private static final String OPENS =
      """
      package app;

      import io.stowage.storage.StorageDriver;
      import io.stowage.storage.StorageDrivers;
      import io.stowage.storage.StorageException;
      import java.util.HashMap;
      import java.util.Map;

      class Main {
        public static void main(String[] arguments) throws Exception {
          Map<String, String> settings = new HashMap<>();
          for (int i = 1; i < arguments.length; i += 2) {
            settings.put(arguments[i], arguments[i + 1]);
          }
          try (StorageDriver driver = StorageDrivers.load().open(arguments[0], settings)) {
            System.out.println("open");
          } catch (StorageException e) {
            System.out.println(e.getClass().getSimpleName());
          }
        }
      }
      """;
  private static final String SERVES =
      """
      package app;

      import io.stowage.server.RegistryServer;
      import io.stowage.server.config.RegistryConfig;
      import java.net.HttpURLConnection;
      import java.util.Map;

      class Main {
        public static void main(String[] arguments) throws Exception {
          RegistryConfig config =
              RegistryConfig.defaults()
                  .withDriver("inmemory", Map.of())
                  .withAddress("127.0.0.1", 0);
          try (RegistryServer server = RegistryServer.start(config)) {
            var base = (HttpURLConnection) server.url().resolve("/v2/").toURL().openConnection();
            System.out.println(
                server.getClass().getModule().getName() + " " + base.getResponseCode());
          }
          System.exit(0);
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void aModularApplicationStoresAndReadsByTheNamesOfDrivers() throws IOException {
    ModularApplication application =
        ModularApplication.requiring("io.stowage.storage")
            .on("lib/registry-api", "lib/registry-storage-spi")
            .on("drivers/filesystem/", "drivers/inmemory/")
            .compiledInto(directory.resolve("app"), STORES, "lib/jspecify");

    String output = application.run(directory.resolve("store").toString());

    assertThat(output.lines())
        .containsExactly(
            "io.stowage.storage.filesystem filesystem", "io.stowage.storage.inmemory inmemory");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "s3, bucket some region us-east-1 accesskey key secretkey secret123 regionendpoint",
    "oss, bucket some region cn-hangzhou accesskeyid key accesskeysecret secret123 endpoint",
    "azure, container some accountname account accountkey c2VjcmV0 serviceurl",
  })
  void aModularApplicationReachesAnObjectStoreThroughItsClient(String driver, String settings)
      throws IOException {
    ModularApplication application =
        ModularApplication.requiring("io.stowage.storage")
            .on("lib/registry-api", "lib/registry-storage-spi", "lib/jackson", "lib/slf4j")
            .on("drivers/" + driver + "/")
            .compiledInto(directory.resolve("app"), OPENS, "lib/jspecify");
    AtomicInteger calls = new AtomicInteger();
    HttpServer store = denying(calls);
    String url = "http://127.0.0.1:" + store.getAddress().getPort();

    String output;
    try {
      output = application.run((driver + " " + settings + " " + url).split(" "));
    } finally {
      store.stop(0);
    }

    assertThat(output.strip()).isEqualTo("Denied");
    assertThat(calls).hasPositiveValue();
  }

  @Test
  void aModularApplicationFindsTheDriverOfCeph() throws IOException {
    ModularApplication application =
        ModularApplication.requiring("io.stowage.storage")
            .on("lib/registry-api", "lib/registry-storage-spi", "drivers/rados/")
            .compiledInto(directory.resolve("app"), OPENS, "lib/jspecify");

    String output = application.run("rados", "poolname", "some", "conffile", directory + "/none");

    assertThat(output.strip()).isEqualTo("Unavailable");
  }

  @Test
  void aModularApplicationServesWhatItStoresWithThePackagesOfVertxThatItIsToldOf()
      throws IOException {
    ModularApplication application =
        ModularApplication.requiring("io.stowage.server")
            .on("lib/", "drivers/inmemory/")
            .compiledInto(directory.resolve("app"), SERVES);

    String output =
        application
            .with("--add-modules=ALL-MODULE-PATH")
            .with("--add-exports=io.vertx.core/io.vertx.core.http.impl=io.stowage.server")
            .with("--add-exports=io.vertx.core/io.vertx.core.net.impl=io.stowage.server")
            .run();

    assertThat(output.strip()).isEqualTo("io.stowage.server 200");
  }

  private static HttpServer denying(AtomicInteger calls) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "application/xml");
          exchange.sendResponseHeaders(403, DENIED.length);
          exchange.getResponseBody().write(DENIED);
          exchange.close();
        });
    server.start();
    return server;
  }
}
