// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.minio.Signer;
import io.minio.credentials.Credentials;
import io.minio.errors.MinioException;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.Retry;
import io.stowage.storage.object.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Requests, signed by MinIO's signer and sent by its HTTP client. They are our own, since the calls
 * of MinIO's client gather a whole part in memory, cannot be cancelled, and fail for copies of
 * parts and lists of parts with stores other than Amazon's and MinIO's. Thread-safe.
 */
final class S3Client implements AutoCloseable {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final String EMPTY = HexFormat.of().formatHex(hash("SHA-256").digest());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final int IDLE_CONNECTIONS = 64;
  private static final int IDLE_SECONDS = 30;

  private final S3Config config;
  private final OkHttpClient http;
  private final S3Credentials credentials;
  private final Retry retry;

  S3Client(S3Config config) {
    this.config = config;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .socketFactory(new Sockets(config.timeout()))
            .followRedirects(false)
            .retryOnConnectionFailure(true)
            .connectTimeout(config.connectTimeout())
            .readTimeout(Duration.ZERO)
            .writeTimeout(config.timeout())
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS));
    trust(config.tls(), builder);
    this.http = builder.build();
    this.credentials = new S3Credentials(config, http);
    this.retry = new Retry(config.retryBudget(), FIRST_PAUSE);
  }

  private static void trust(S3Config.Tls tls, OkHttpClient.Builder client) {
    Trust.of(tls.anybody(), tls.authorities(), S3Settings.CA_FILE)
        .ifPresent(
            trust -> client.sslSocketFactory(trust.context().getSocketFactory(), trust.manager()));
    if (tls.anybody()) {
      client.hostnameVerifier((host, session) -> true);
    }
  }

  S3Config config() {
    return config;
  }

  /** What is done with an answer that says success. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Response response) throws IOException;
  }

  /** Sends a request, again where that may help, and reads the answer. */
  <T> T call(S3Request request, Reader<T> reader) throws StorageException {
    return retry.run(
        () -> {
          try (Response response = send(request, http.newCall(signed(request)))) {
            return reader.read(response);
          } catch (StorageException e) {
            throw e;
          } catch (IOException e) {
            throw S3Errors.of(request.toString(), host(), e);
          }
        });
  }

  /** Sends a request whose answer says nothing more than that it succeeded. */
  void call(S3Request request) throws StorageException {
    call(request, response -> response.code());
  }

  /** What an answer that says success may yet say of failures. */
  @FunctionalInterface
  interface Check {
    void accept(Xml answer) throws StorageException;
  }

  /** Sends a request whose answer is XML. */
  Xml callForXml(S3Request request) throws StorageException {
    return callForXml(request, answer -> {});
  }

  /** Sends a request whose answer is XML, again where what the check throws is worth it. */
  Xml callForXml(S3Request request, Check check) throws StorageException {
    return call(
        request,
        response -> {
          Xml answer = Xml.read(response.body().byteStream());
          // a store that took long begins with 200 and thinks again
          if (answer.name().equals("Error")) {
            throw S3Errors.of(request.toString(), 500, answer.text("Code"));
          }
          check.accept(answer);
          return answer;
        });
  }

  /** Sends a request, again where that may help. The caller closes the answer's body. */
  ReadableByteChannel open(S3Request request) throws StorageException {
    return retry.run(
        () -> {
          Call call = http.newCall(signed(request));
          try {
            return new ResponseChannel(call, send(request, call));
          } catch (StorageException e) {
            throw e;
          } catch (IOException e) {
            throw S3Errors.of(request.toString(), host(), e);
          }
        });
  }

  private String host() {
    return config.endpoint().base().host();
  }

  private static Response send(S3Request request, Call call) throws IOException {
    Response response = call.execute();
    if (response.isSuccessful()) {
      return response;
    }
    try (response) {
      String code = code(request, response);
      throw request.body() == null
          ? S3Errors.of(request.toString(), response.code(), code)
          : S3Errors.ofSent(request.toString(), response.code(), code);
    }
  }

  private static String code(S3Request request, Response response) {
    if (request.method().equals("HEAD")) {
      return "";
    }
    try (InputStream body = response.body().byteStream()) {
      return Xml.read(body).text("Code");
    } catch (IOException e) {
      return "";
    }
  }

  private Request signed(S3Request request) throws StorageException {
    HttpUrl url = request.url(config.endpoint().base());
    Credentials now = credentials.get();
    Body content = request.body();
    Request.Builder builder =
        new Request.Builder()
            .url(url)
            .method(request.method(), body(request.method(), content))
            .header("Host", authority(url))
            .header("Accept-Encoding", "identity")
            .header("User-Agent", ("stowage " + config.userAgent()).strip())
            .header("x-amz-date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
    request.headers().forEach(builder::header);
    if (content != null && config.checksum()) {
      builder.header("Content-MD5", md5(content));
    }
    if (now.sessionToken() != null) {
      builder.header("x-amz-security-token", now.sessionToken());
    }
    String hash = content == null ? EMPTY : UNSIGNED;
    builder.header("x-amz-content-sha256", hash);
    try {
      return Signer.signV4S3(
          builder.build(), config.endpoint().region(), now.accessKey(), now.secretKey(), hash);
    } catch (MinioException e) {
      throw new StorageException.Denied("accesskey, secretkey: cannot be signed with", e);
    }
  }

  private static @Nullable RequestBody body(String method, @Nullable Body content) {
    if (content != null) {
      return new BodyOfBuffers(content);
    }
    boolean needed = method.equals("PUT") || method.equals("POST");
    return needed ? RequestBody.create(new byte[0], null) : null;
  }

  static String authority(HttpUrl url) {
    boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
    return usual ? url.host() : url.host() + ':' + url.port();
  }

  static String md5(Body content) {
    MessageDigest hash = hash("MD5");
    content.updateHash(hash);
    return Base64.getEncoder().encodeToString(hash.digest());
  }

  private static MessageDigest hash(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** A URL that answers GET for a time, as clients reach the store. */
  HttpUrl presigned(String key, Duration validFor) throws StorageException {
    Credentials now = credentials.get();
    S3Request request = S3Request.of("GET", key);
    if (now.sessionToken() != null) {
      request = request.query("X-Amz-Security-Token", now.sessionToken());
    }
    HttpUrl url = request.url(config.endpoint().redirectBase());
    Request plain =
        new Request.Builder()
            .url(url)
            .header("Host", authority(url))
            .header("x-amz-date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)))
            .build();
    try {
      return Signer.presignV4(
          plain,
          config.endpoint().region(),
          now.accessKey(),
          now.secretKey(),
          (int) Math.max(1, Math.min(validFor.toSeconds(), TimeUnit.DAYS.toSeconds(7))));
    } catch (MinioException e) {
      throw new StorageException.Denied("accesskey, secretkey: cannot be signed with", e);
    }
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
