// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.sas.SasProtocol;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.BucketUrls;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs URLs that let somebody read one blob for a time: by the key of the account, or by one that
 * the store gives to whom it knows by a token. Thread-safe.
 */
final class Signatures {
  private static final Duration KEY_LASTS = Duration.ofHours(24);
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration COPY_LASTS = Duration.ofHours(1);

  private final AzureClient client;
  private @Nullable UserDelegationKey key;

  Signatures(AzureClient client) {
    this.client = client;
  }

  /** URLs for clients, which a shared access signature, able to do more, cannot sign. */
  Optional<BucketUrls> urls() {
    return client.config().credentials() instanceof AzureCredentials.Signature
        ? Optional.empty()
        : Optional.of(this::url);
  }

  private URI url(String name, Duration validFor) throws StorageException {
    AzureEndpoint endpoint = client.config().endpoint();
    boolean secure = "https".equals(endpoint.redirect().getScheme());
    String signature =
        sign(
            name,
            validFor.compareTo(LONGEST) > 0 ? LONGEST : validFor,
            secure ? SasProtocol.HTTPS_ONLY : SasProtocol.HTTPS_HTTP);
    return endpoint.redirected(client.blob(name).getBlobUrl() + '?' + signature);
  }

  /** What lets the store itself read the source of a copy. */
  String ofSource(String name) throws StorageException {
    if (client.config().credentials() instanceof AzureCredentials.Signature signature) {
      return signature.token();
    }
    return sign(name, COPY_LASTS, SasProtocol.HTTPS_HTTP);
  }

  private String sign(String name, Duration validFor, SasProtocol protocol)
      throws StorageException {
    OffsetDateTime end = OffsetDateTime.now(ZoneOffset.UTC).plus(validFor).plusSeconds(1);
    BlobServiceSasSignatureValues values =
        new BlobServiceSasSignatureValues(end, new BlobSasPermission().setReadPermission(true))
            .setProtocol(protocol);
    if (client.config().credentials() instanceof AzureCredentials.SharedKey) {
      return client.once("sign a URL", () -> client.blob(name).generateSas(values));
    }
    UserDelegationKey current = key(end);
    return client.once(
        "sign a URL", () -> client.blob(name).generateUserDelegationSas(values, current));
  }

  /** A key that is valid until then at least. */
  private synchronized UserDelegationKey key(OffsetDateTime until) throws StorageException {
    UserDelegationKey known = key;
    if (known == null || known.getSignedExpiry().isBefore(until)) {
      OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
      known =
          client.call(
              "get a key to sign URLs by",
              () -> client.service().getUserDelegationKey(now.minus(SKEW), now.plus(KEY_LASTS)));
      key = known;
    }
    return known;
  }
}
