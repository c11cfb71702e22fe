// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import static io.stowage.storage.swift.Place.bytes;
import static io.stowage.storage.swift.Place.pull;
import static io.stowage.storage.swift.Place.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Logins at OpenStack's Keystone, and at Swift by itself. */
class LoginIT {
  private static final byte[] CONTENT = bytes(1, 1000);

  private static final class Keystone {
    static final Servers SERVERS = Servers.start("keystone", Map.of(), Store.swift().home());
  }

  private static StorageDriver open(String... more) throws StorageException {
    Map<String, String> all = new HashMap<>();
    all.put("authurl", Keystone.SERVERS.text("url"));
    all.put("container", "registry-" + UUID.randomUUID());
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return StorageDrivers.load().open("swift", all);
  }

  private static StorageDriver asJoe(String... more) throws StorageException {
    String[] all = new String[more.length + 6];
    System.arraycopy(
        new String[] {"username", "joe", "password", "joepass", "domain", "staff"}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return open(all);
  }

  private static void assertThatItStores(StorageDriver driver) throws IOException {
    try (driver) {
      Digest digest = push(driver, CONTENT);
      assertThat(pull(driver, digest)).isEqualTo(CONTENT);
    }
  }

  @Test
  void aUserOfADomainLogsInToAProject() throws IOException {
    assertThatItStores(asJoe("tenant", "images"));
    assertThatItStores(asJoe("tenant", "images", "tenantdomain", "staff", "region", "One"));
  }

  @Test
  void anApplicationCredentialLogsInById() throws IOException {
    assertThatItStores(
        open(
            "applicationcredentialid",
            Keystone.SERVERS.text("credential-id"),
            "applicationcredentialsecret",
            Keystone.SERVERS.text("credential-secret")));
  }

  @Test
  void anApplicationCredentialLogsInByNameOfAUser() throws IOException {
    assertThatItStores(
        open(
            "username",
            "joe",
            "domain",
            "staff",
            "applicationcredentialname",
            "registry",
            "passwordfile",
            Keystone.SERVERS.home().resolve("credential-secret").toString()));
  }

  @Test
  void aTrustLogsInToTheProjectOfAnother() throws IOException {
    assertThatItStores(asJoe("trustid", Keystone.SERVERS.text("trust")));
  }

  @Test
  void theInternalUrlIsTakenWhereThatIsSet() throws IOException {
    assertThatItStores(asJoe("tenant", "images", "endpointtype", "internal"));
  }

  @Test
  void aUrlThatTheCatalogLacksIsSaidWithTheSettingsThatChooseIt() {
    for (String[] choice : new String[][] {{"region", "Three"}, {"endpointtype", "admin"}}) {
      assertThatThrownBy(() -> asJoe("tenant", "images", choice[0], choice[1]))
          .isInstanceOf(StorageException.Denied.class)
          .hasMessageContaining("region, endpointtype");
    }
  }

  @Test
  void theStoreOfTheRegionIsTaken() {
    assertThatThrownBy(() -> asJoe("tenant", "images", "region", "Two", "retrybudget", "0s"))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessageContaining("no answer from 127.0.0.1");
  }

  @Test
  void aWrongPasswordIsDeniedAndNotSaid() {
    assertThatThrownBy(() -> asJoe("tenant", "images", "password", "wrong-one"))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("password")
        .hasMessageNotContaining("wrong-one");
  }

  @Test
  void authoritiesOfAFileAreTrusted() throws IOException {
    String url = Keystone.SERVERS.text("url-tls");

    assertThatItStores(
        asJoe(
            "tenant",
            "images",
            "authurl",
            url,
            "cafile",
            Keystone.SERVERS.home().resolve("ca.pem").toString()));
    assertThatThrownBy(() -> asJoe("tenant", "images", "authurl", url, "retrybudget", "0s"))
        .hasMessageContaining("authurl: no TLS");
  }

  @Test
  void anyCertificateForAnyHostIsTakenWhereThatIsSet() throws IOException {
    String url = Keystone.SERVERS.text("url-tls").replace("localhost", "127.0.0.1");

    assertThatItStores(asJoe("tenant", "images", "authurl", url, "insecureskipverify", "true"));
  }

  @Test
  void aTokenThatTheStoreHasForgottenIsRenewed() throws IOException {
    try (Place place = new Place(Store.SWIFT)) {
      StorageDriver driver = place.open();
      Digest digest = push(driver, CONTENT);

      forgetTokens();

      assertThat(pull(driver, digest)).isEqualTo(CONTENT);
    }
  }

  /** They are kept in memcached alone. */
  private static void forgetTokens() throws IOException {
    int port = Integer.parseInt(Store.swift().text("etc/memcached"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("flush_all\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(4);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("OK\r\n");
    }
  }

  @Test
  void aVersionThatKeystoneHasGivenUpIsSaidToBeAtFault() {
    String url = Keystone.SERVERS.text("url").replace("/v3", "/v2.0");

    assertThatThrownBy(() -> asJoe("tenant", "images", "authurl", url))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("authurl: there is no login of this version, see authversion");
  }

  @Test
  void aUrlWhereNobodyLogsAnybodyInIsSaidToBeAtFault() {
    URI url = URI.create(Keystone.SERVERS.text("url"));

    assertThatThrownBy(() -> asJoe("authurl", url.resolve("/nothing/v3").toString()))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("authurl");
  }
}
