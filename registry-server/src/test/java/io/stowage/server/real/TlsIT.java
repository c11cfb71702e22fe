// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Eventually;
import io.stowage.server.real.support.OpenSsl;
import io.stowage.server.real.support.OpenSsl.Pair;
import io.stowage.server.real.support.TlsConnection;
import io.stowage.server.real.support.TlsRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsIT {
  private static final Duration RENEWAL_LIMIT = Duration.ofSeconds(40);
  private static final String REFUSED = "0 000";

  @TempDir Path directory;
  private OpenSsl openssl;

  @BeforeEach
  void prepare() {
    openssl = new OpenSsl(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "genpkey -algorithm RSA,PRIVATE,boringssl",
    "genrsa -traditional,RSA PRIVATE,boringssl",
    "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384,PRIVATE,boringssl",
    "ecparam -name prime256v1 -genkey,EC PRIVATE,boringssl",
    "ecparam -name prime256v1 -genkey -noout,EC PRIVATE,boringssl",
    "genpkey -algorithm ED25519,PRIVATE,jdk",
  })
  void everyFormOfKeyThatOpensslWritesIsServed(String command, String label, String engine)
      throws IOException {
    Path key = Files.writeString(directory.resolve("own.key"), openssl.run(command.split(" ")));
    assertThat(key).content().contains("-----BEGIN " + label + " KEY-----");
    Pair own = openssl.selfSigned("own", key);

    try (TlsRegistry registry =
        new TlsRegistry(directory, own.certificate(), TlsRegistry.yaml(own))) {

      assertThat(registry.curl("--http2")).isEqualTo("2 200");
      assertThat(registry.curl("--http1.1")).isEqualTo("1.1 200");
      assertThat(registry.log()).contains("tls=" + engine);
    }
  }

  @Test
  void aChainInOneFileWithItsKeyIsSentWhole() throws IOException {
    Pair root = openssl.selfSigned("root");
    Pair between = openssl.signedBy(root, "between", "basicConstraints=CA:TRUE");
    Pair leaf = openssl.signedBy(between, "leaf");
    Path all = directory.resolve("all.pem");
    Files.writeString(
        all,
        Files.readString(leaf.key())
            + Files.readString(leaf.certificate())
            + Files.readString(between.certificate()));

    try (TlsRegistry registry =
        new TlsRegistry(directory, root.certificate(), TlsRegistry.yaml(new Pair(all, all)))) {

      assertThat(registry.curl()).isEqualTo("2 200");
    }
  }

  @ParameterizedTest
  @CsvSource({"tls1.2,true", "tls1.3,false"})
  void oldVersionsAreRefused(String minimum, boolean served12) {
    Pair own = openssl.selfSigned("own");

    try (TlsRegistry registry =
        new TlsRegistry(
            directory, own.certificate(), TlsRegistry.yaml(own, "minimumtls: " + minimum))) {

      assertThat(registry.curl("--tls-max", "1.3")).isEqualTo("2 200");
      assertThat(registry.curl("--tls-max", "1.2")).isEqualTo(served12 ? "2 200" : REFUSED);
      assertThat(registry.curl("--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0"))
          .isEqualTo(REFUSED);
      assertThat(registry.log()).containsOnlyOnce("the client's version of TLS is too old");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "request-client-cert,true,true",
    "require-any-client-cert,false,true",
    "verify-client-cert-if-given,true,false",
    "require-and-verify-client-cert,false,false",
  })
  void clientsShowTheCertificatesThatAreAskedFor(String mode, boolean none, boolean other) {
    Pair own = openssl.selfSigned("own");
    Pair authority = openssl.selfSigned("clients");
    Pair good = openssl.signedBy(authority, "good", "extendedKeyUsage=clientAuth");
    Pair bad = openssl.selfSigned("bad");

    try (TlsRegistry registry =
        new TlsRegistry(
            directory,
            own.certificate(),
            TlsRegistry.yaml(
                own, "clientcas: [" + authority.certificate() + "]", "clientauth: " + mode))) {

      assertThat(registry.curl(shown(good))).isEqualTo("2 200");
      assertThat(registry.curl()).isEqualTo(none ? "2 200" : REFUSED);
      assertThat(registry.curl(shown(bad))).isEqualTo(other ? "2 200" : REFUSED);
    }
  }

  private static String[] shown(Pair pair) {
    return new String[] {"--cert", pair.certificate().toString(), "--key", pair.key().toString()};
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRenewedPairIsPickedUpWhileConnectionsGoOn(boolean bySymlink) throws Exception {
    Pair old = openssl.selfSigned("old");
    Pair fresh = openssl.selfSigned("fresh");
    Path live = Files.createDirectory(directory.resolve("live"));
    Pair named = new Pair(live.resolve("tls.crt"), live.resolve("tls.key"));
    publish(old, named, bySymlink);

    try (TlsRegistry registry =
            new TlsRegistry(directory, old.certificate(), TlsRegistry.yaml(named));
        TlsConnection before = new TlsConnection(registry.port())) {
      assertThat(before.issuer()).contains("CN=old");
      assertThat(before.status("/v2/")).isEqualTo(200);

      publish(fresh, named, bySymlink);
      Eventually.holds(
          RENEWAL_LIMIT,
          () -> TlsConnection.shown(registry.port()).contains("fresh"),
          registry::log);

      assertThat(before.status("/v2/")).isEqualTo(200);
      assertThat(registry.log()).contains("the certificate was renewed");
      assertThat(registry.log()).doesNotContain("WARN");
    }
  }

  /** Puts a pair in the place of another as Kubernetes does, or as a script does that copies. */
  private void publish(Pair pair, Pair named, boolean bySymlink) throws IOException {
    Path data = named.key().resolveSibling("..data");
    if (!bySymlink) {
      Files.copy(pair.certificate(), named.certificate(), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(pair.key(), named.key(), StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    Path version = Files.createTempDirectory(named.key().getParent(), "..version");
    Files.copy(pair.certificate(), version.resolve("tls.crt"));
    Files.copy(pair.key(), version.resolve("tls.key"));
    if (!Files.exists(data)) {
      Files.createSymbolicLink(named.certificate(), Path.of("..data/tls.crt"));
      Files.createSymbolicLink(named.key(), Path.of("..data/tls.key"));
    }
    Path link = Files.createSymbolicLink(version.resolve("next"), version.getFileName());
    Files.move(link, data, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void aPairThatDoesNotFitIsWarnedOfOnceAndTheOldOneServed() throws Exception {
    Pair old = openssl.selfSigned("old");
    Pair fresh = openssl.selfSigned("fresh");
    String complaint = old.key() + " is not the key of the certificate " + old.certificate();

    try (TlsRegistry registry =
        new TlsRegistry(directory, old.certificate(), TlsRegistry.yaml(old))) {
      Files.copy(fresh.certificate(), old.certificate(), StandardCopyOption.REPLACE_EXISTING);
      Eventually.holds(RENEWAL_LIMIT, () -> registry.log().contains(complaint), registry::log);

      assertThat(TlsConnection.shown(registry.port())).contains("CN=old");
      assertThat(registry.log()).containsOnlyOnce("stays in use");
    }
  }

  @Test
  void aServerWithAPairThatDoesNotFitDoesNotStart() {
    Pair own = openssl.selfSigned("own");
    Pair other = openssl.selfSigned("other");

    try (TlsRegistry registry =
        new TlsRegistry(
            directory,
            own.certificate(),
            TlsRegistry.yaml(new Pair(own.certificate(), other.key())))) {

      assertThat(registry.isAlive()).isFalse();
      assertThat(registry.log().lines().filter(line -> line.contains("http.tls.key")))
          .singleElement()
          .asString()
          .contains(other.key() + " is not the key of the certificate " + own.certificate());
      assertThat(registry.log()).doesNotContain("Exception");
    }
  }

  @Test
  void aCertificateThatExpiresSoonIsSaidToAtTheStart() {
    Pair own = openssl.selfSigned("own");
    Path soon = directory.resolve("soon.crt");
    openssl.run(
        "x509",
        "-in",
        own.certificate().toString(),
        "-signkey",
        own.key().toString(),
        "-days",
        "1",
        "-out",
        soon.toString());

    try (TlsRegistry registry =
        new TlsRegistry(
            directory, own.certificate(), TlsRegistry.yaml(new Pair(soon, own.key())))) {

      assertThat(registry.log()).contains("http.tls.certificate: " + soon + " expires in 0 days");
    }
  }
}
