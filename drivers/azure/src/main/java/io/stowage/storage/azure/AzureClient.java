// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.ClientOptions;
import com.azure.core.util.Configuration;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.CopyStatusType;
import com.azure.storage.blob.specialized.BlockBlobClient;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.AnswerChannel;
import io.stowage.storage.object.Retry;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Azure's client, whose own repetitions are off: it takes most of a minute to say that
 * nothing listens. Thread-safe.
 */
final class AzureClient implements AutoCloseable {
  private static final HttpHeaderName RANGE = HttpHeaderName.fromString("x-ms-range");
  private static final HttpHeaderName VERSION = HttpHeaderName.fromString("x-ms-version");
  private static final HttpHeaderName ERROR = HttpHeaderName.fromString("x-ms-error-code");
  private static final HttpHeaderName COPY = HttpHeaderName.fromString("x-ms-copy-status");
  private static final long SLOWEST_BYTES_A_SECOND = 256 << 10;

  private final AzureConfig config;
  private final BlobServiceClient service;
  private final BlobContainerClient container;
  private final Retry retry;
  private final Signatures signatures;
  private volatile String lead;

  private AzureClient(AzureConfig config, BlobServiceClient service) {
    this.config = config;
    this.service = service;
    this.container = service.getBlobContainerClient(config.endpoint().container());
    this.retry = new Retry(config.repetitions().budget(), config.repetitions().first());
    this.signatures = new Signatures(this);
    this.lead = config.legacyRoot().orElse(false) ? "/" : "";
  }

  /** Makes one, without a call. */
  static AzureClient of(AzureConfig config) {
    AzureHttp http = new AzureHttp(config);
    BlobServiceClientBuilder builder =
        new BlobServiceClientBuilder()
            .endpoint(config.endpoint().account().toString())
            .configuration(Configuration.NONE)
            .clientOptions(new ClientOptions().setApplicationId("stowage"))
            .httpClient(http)
            .retryOptions(
                new RequestRetryOptions(
                    RetryPolicyType.FIXED, 1, (Duration) null, null, null, null))
            .serviceVersion(config.version());
    AzureCredentials credentials = config.credentials();
    if (credentials instanceof AzureCredentials.SharedKey key) {
      builder.credential(new StorageSharedKeyCredential(key.account(), key.key()));
    } else if (credentials instanceof AzureCredentials.Signature signature) {
      builder.sasToken(signature.token());
    } else {
      builder.credential(Tokens.of(credentials, http));
    }
    return new AzureClient(config, builder.buildClient());
  }

  AzureConfig config() {
    return config;
  }

  BlobServiceClient service() {
    return service;
  }

  Signatures signatures() {
    return signatures;
  }

  BlobContainerClient container() {
    return container;
  }

  /** Has all names begin with a slash, as {@code registry:2} writes them. */
  void setLegacy() {
    lead = "/";
  }

  /** The name of the blob that has a key. */
  String name(String key) {
    return lead + key;
  }

  /** The key that a blob of a name has. */
  String key(String name) {
    return name.substring(lead.length());
  }

  BlobClient blob(String key) {
    return container.getBlobClient(name(key));
  }

  BlockBlobClient blocks(String key) {
    return blob(key).getBlockBlobClient();
  }

  /** For a call that sends so many bytes: the more there are the longer an answer may take. */
  Context sending(long bytes) {
    return new Context(
        AzureHttp.RESPONSE_TIMEOUT, config.timeout().plusSeconds(bytes / SLOWEST_BYTES_A_SECOND));
  }

  /** Makes a call, again where that may help. */
  <T> T call(String what, Supplier<T> call) throws StorageException {
    return repeat(() -> once(what, call));
  }

  /** Makes a call of several steps, again where that may help. */
  <T> T repeat(Retry.Call<T> call) throws StorageException {
    return retry.run(call, new Patience(config.repetitions().most(), System::nanoTime));
  }

  /** Makes a call and tells its failure in the words of a driver. */
  <T> T once(String what, Supplier<T> call) throws StorageException {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw AzureErrors.of(what, config.endpoint().host(), e);
    }
  }

  /**
   * Opens a blob for reading, once. A copy that is not at its end is not there yet.
   *
   * @param range what to read; null for all
   */
  AnswerChannel open(String key, @Nullable ByteRange range) throws StorageException {
    String what = "GET " + key;
    HttpRequest request =
        new HttpRequest(HttpMethod.GET, blob(key).getBlobUrl())
            .setHeader(VERSION, config.version().getVersion())
            // or the client signs the word null in its place
            .setHeader(HttpHeaderName.CONTENT_LENGTH, "0");
    if (range != null) {
      request.setHeader(RANGE, "bytes=" + range.offset() + '-' + (range.end() - 1));
    }
    StreamedResponse response =
        once(
            what,
            () ->
                (StreamedResponse)
                    service
                        .getHttpPipeline()
                        .sendSync(request, new Context(AzureHttp.STREAM, true)));
    if (response.getStatusCode() >= 300) {
      response.close();
      String code = response.getHeaderValue(ERROR);
      throw AzureErrors.of(what, response.getStatusCode(), code == null ? "" : code);
    }
    if (!isWhole(CopyStatusType.fromString(response.getHeaderValue(COPY)))) {
      response.close();
      throw new StorageException.NotFound(what + ": is being copied");
    }
    return response.channel();
  }

  /** Whether a blob is more than the beginning of a copy. */
  static boolean isWhole(@Nullable CopyStatusType copy) {
    return copy == null || copy == CopyStatusType.SUCCESS;
  }

  /** Connections are the process's, and go when they are idle. */
  @Override
  public void close() {}
}
