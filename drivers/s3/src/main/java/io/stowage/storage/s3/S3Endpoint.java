// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where a bucket is.
 *
 * @param bucket its name
 * @param region its region, which signatures name
 * @param base the URL that keys are appended to: of the bucket
 * @param redirectBase the same as clients see it
 */
record S3Endpoint(String bucket, String region, HttpUrl base, HttpUrl redirectBase) {
  private static final String ANY_REGION = "us-east-1";

  static S3Endpoint of(Settings settings) {
    String bucket = settings.string(S3Settings.BUCKET);
    if (!bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}")) {
      throw new InvalidSettingException(S3Settings.BUCKET, "is no name of a bucket");
    }
    Optional<String> region = given(settings, S3Settings.REGION);
    Optional<String> endpoint = given(settings, S3Settings.REGION_ENDPOINT);
    if (region.isEmpty() && endpoint.isEmpty()) {
      throw new InvalidSettingException(
          S3Settings.REGION, "has to be set, unless regionendpoint is");
    }
    HttpUrl host =
        endpoint
            .map(text -> url(settings, S3Settings.REGION_ENDPOINT, text))
            .orElseGet(() -> amazon(settings, region.orElseThrow()));
    boolean inPath =
        settings.has(S3Settings.FORCE_PATH_STYLE)
            ? settings.flag(S3Settings.FORCE_PATH_STYLE)
            : endpoint.isPresent();
    HttpUrl redirect =
        given(settings, S3Settings.REDIRECT_ENDPOINT)
            .map(text -> url(settings, S3Settings.REDIRECT_ENDPOINT, text))
            .orElse(host);
    return new S3Endpoint(
        bucket,
        region.orElse(ANY_REGION),
        bucketUrl(host, bucket, inPath),
        bucketUrl(redirect, bucket, inPath));
  }

  private static Optional<String> given(Settings settings, String name) {
    return settings.optional(name).filter(value -> !value.isBlank()).map(String::strip);
  }

  private static HttpUrl url(Settings settings, String name, String text) {
    String scheme = settings.flag(S3Settings.SECURE) ? "https://" : "http://";
    HttpUrl url = HttpUrl.parse(text.contains("://") ? text : scheme + text);
    if (url == null || url.query() != null || url.fragment() != null) {
      throw new InvalidSettingException(name, "is neither a URL nor a host and port");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new InvalidSettingException(name, "holds a user: set accesskey and secretkey instead");
    }
    return url;
  }

  private static HttpUrl amazon(Settings settings, String region) {
    if (!region.matches("[a-z0-9-]+")) {
      throw new InvalidSettingException(S3Settings.REGION, "is no name of a region");
    }
    String dualStack = settings.flag(S3Settings.DUAL_STACK) ? ".dualstack" : "";
    String host =
        settings.flag(S3Settings.ACCELERATE)
            ? "s3-accelerate" + dualStack
            : (settings.flag(S3Settings.FIPS) ? "s3-fips" : "s3") + dualStack + '.' + region;
    String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
    return url(settings, S3Settings.REGION, host + domain);
  }

  private static HttpUrl bucketUrl(HttpUrl host, String bucket, boolean inPath) {
    String path = host.encodedPath().endsWith("/") ? host.encodedPath() : host.encodedPath() + '/';
    return inPath
        ? host.newBuilder().encodedPath(path + bucket + '/').build()
        : host.newBuilder().host(bucket + '.' + host.host()).encodedPath(path).build();
  }

  /** Where this is, for a line in a log. */
  String location() {
    return base.toString();
  }
}
