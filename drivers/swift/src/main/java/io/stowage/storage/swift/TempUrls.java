// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.storage.StorageException;
import io.stowage.storage.object.BucketUrls;
import io.stowage.storage.swift.Identity.Secret;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** URLs that the store itself lets anybody fetch for a time. Thread-safe. */
final class TempUrls implements BucketUrls {
  private final SwiftClient client;
  private final String algorithm;
  private final Secret key;

  private TempUrls(SwiftClient client, String algorithm, Secret key) {
    this.client = client;
    this.algorithm = algorithm;
    this.key = key;
  }

  /** Those of a store, or empty where it has none, or the key may be neither read nor set. */
  static Optional<BucketUrls> of(SwiftClient client, Capabilities capabilities)
      throws StorageException {
    TempUrlConfig config = client.config().tempUrls();
    String algorithm = capabilities.signature();
    if (algorithm.isEmpty() || !config.wanted()) {
      return Optional.empty();
    }
    Optional<Secret> key = config.key() != null ? Optional.of(config.key()) : stored(client);
    return key.map(found -> new TempUrls(client, algorithm, found));
  }

  /** The key that the store has, or else one that it gets now. */
  private static Optional<Secret> stored(SwiftClient client) throws StorageException {
    boolean ofContainer = client.config().tempUrls().ofContainer();
    String path = ofContainer ? client.path("") : "";
    String header = ofContainer ? "X-Container-Meta-Temp-Url-Key" : "X-Account-Meta-Temp-Url-Key";
    HttpResponse<byte[]> answer =
        client.ask(SwiftRequest.of("GET", path).query("format", "json").query("limit", "1"));
    Optional<String> known = answer.headers().firstValue(header).filter(text -> !text.isEmpty());
    if (known.isPresent()) {
      return known.map(Secret::new);
    }
    Secret own = derived(client.config());
    int status = client.ask(SwiftRequest.of("POST", path).header(header, own.value())).statusCode();
    return status < 300 ? Optional.of(own) : Optional.empty();
  }

  /** The same for all instances, of which several may find that there is none. */
  private static Secret derived(SwiftConfig config) {
    String use = "temporary URLs of " + config.container();
    return new Secret(mac("HmacSHA256", config.login().identity().secret(), use));
  }

  private static String mac(String algorithm, Secret key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.value().getBytes(UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  @Override
  public URI get(String object, Duration validFor) throws StorageException {
    URI account = client.account();
    long expires = Instant.now().plus(validFor).getEpochSecond() + 1;
    String path = account.getPath() + '/' + client.container() + '/' + object;
    String signature = mac(algorithm, key, "GET\n" + expires + '\n' + path);
    return SwiftRequest.of("GET", client.path(object))
        .query("temp_url_sig", signature)
        .query("temp_url_expires", Long.toString(expires))
        .url(seenByClients(account));
  }

  private URI seenByClients(URI account) {
    URI endpoint = client.config().tempUrls().endpoint();
    return endpoint == null
        ? account
        : URI.create(
            endpoint.getScheme() + "://" + endpoint.getRawAuthority() + account.getRawPath());
  }
}
