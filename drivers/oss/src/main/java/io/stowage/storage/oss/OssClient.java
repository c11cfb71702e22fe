// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.comm.Protocol;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import com.aliyun.oss.model.WebServiceRequest;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Retry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.X509TrustManager;

/**
 * Aliyun's client, told to leave repetitions and messages to us. Thread-safe, and so is what it
 * gives.
 */
final class OssClient implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_URL = Duration.ofDays(7);
  private static final int CONNECTIONS = 1024;

  private final OssConfig config;
  private final OSS client;
  private final OSS redirects;
  private final Retry retry;

  OssClient(OssConfig config) {
    this(config, Clock.systemUTC());
  }

  OssClient(OssConfig config, Clock clock) {
    this.config = config;
    OssEndpoint endpoint = config.endpoint();
    OssCredentials credentials = new OssCredentials(config, System.getenv(), clock);
    this.client = client(config, endpoint.base(), credentials);
    this.redirects =
        endpoint.redirectBase().equals(endpoint.base())
            ? client
            : client(config, endpoint.redirectBase(), credentials);
    this.retry = new Retry(config.retryBudget(), FIRST_PAUSE);
  }

  private static OSS client(OssConfig config, OssEndpoint.Base base, OssCredentials credentials) {
    ClientBuilderConfiguration how = new ClientBuilderConfiguration();
    how.setSignatureVersion(config.oldSignatures() ? SignVersion.V1 : SignVersion.V4);
    how.setProtocol(base.uri().getScheme().equals("http") ? Protocol.HTTP : Protocol.HTTPS);
    how.setSupportCname(base.isBucket());
    how.setVerifySSLEnable(!config.anyCertificate());
    config
        .authorities()
        .ifPresent(trust -> how.setX509TrustManagers(new X509TrustManager[] {trust.manager()}));
    how.setConnectionTimeout((int) config.connectTimeout().toMillis());
    how.setConnectionRequestTimeout((int) config.timeout().toMillis());
    how.setSocketTimeout((int) config.timeout().toMillis());
    how.setMaxConnections(CONNECTIONS);
    how.setMaxErrorRetry(0);
    how.setRedirectEnable(false);
    how.setCrcCheckEnabled(config.checksum());
    how.setSlowRequestsThreshold(Long.MAX_VALUE);
    return OSSClientBuilder.create()
        .endpoint(base.uri().toString())
        .credentialsProvider(credentials)
        .clientConfiguration(how)
        .region(config.endpoint().region())
        .build();
  }

  OssConfig config() {
    return config;
  }

  String bucket() {
    return config.endpoint().bucket();
  }

  /** Some calls of the client. */
  @FunctionalInterface
  interface Call<T> {
    T make(OSS client) throws StorageException;
  }

  /**
   * Makes calls, again where that may help.
   *
   * @param what what is asked for, for messages
   */
  <T> T call(String what, Call<T> call) throws StorageException {
    return retry.run(
        () -> {
          try {
            return call.make(client);
          } catch (RuntimeException e) {
            throw OssErrors.of(what, config.endpoint(), e);
          }
        });
  }

  /** The same request, of which the client logs nothing: what fails is told to the caller. */
  static <R extends WebServiceRequest> R quiet(R request) {
    request.setLogEnabled(false);
    return request;
  }

  /** A URL that answers GET for a time, as clients reach the store. */
  URI presigned(String key, Duration validFor) throws StorageException {
    Duration time = validFor.compareTo(LONGEST_URL) > 0 ? LONGEST_URL : validFor;
    GeneratePresignedUrlRequest request =
        new GeneratePresignedUrlRequest(bucket(), key, HttpMethod.GET);
    request.setExpiration(Date.from(Instant.now().plus(time)));
    try {
      return URI.create(redirects.generatePresignedUrl(request).toString());
    } catch (RuntimeException e) {
      throw OssErrors.of("URL of " + key, config.endpoint(), e);
    }
  }

  @Override
  public void close() {
    client.shutdown();
    if (redirects != client) {
      redirects.shutdown();
    }
  }
}
