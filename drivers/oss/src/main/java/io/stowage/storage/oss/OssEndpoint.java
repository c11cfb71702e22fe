// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a bucket is.
 *
 * @param bucket its name
 * @param region its region, as signatures name it
 * @param base the host to which requests go
 * @param redirectBase the host to which clients are sent
 */
record OssEndpoint(String bucket, String region, Base base, Base redirectBase) {
  private static final String ALIYUN = ".aliyuncs.com";

  /**
   * A host.
   *
   * @param uri scheme, name and port, without the bucket
   * @param isBucket whether the name is one of the bucket's own
   */
  record Base(URI uri, boolean isBucket) {}

  static OssEndpoint of(Settings settings) {
    String bucket = settings.string(OssSettings.BUCKET);
    if (!bucket.matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")) {
      throw new InvalidSettingException(OssSettings.BUCKET, "is no name of a bucket");
    }
    String region = settings.string(OssSettings.REGION).toLowerCase(Locale.ROOT).strip();
    region = region.startsWith("oss-") ? region.substring("oss-".length()) : region;
    if (!region.matches("[a-z0-9]+(-[a-z0-9]+)+") || region.endsWith("-internal")) {
      throw new InvalidSettingException(
          OssSettings.REGION, "is no name of a region, such as cn-hangzhou");
    }
    String usual = aliyun(settings, region);
    Optional<String> own = OssConfig.given(settings, OssSettings.ENDPOINT);
    Base base = base(settings, OssSettings.ENDPOINT, own.orElse(usual), bucket);
    Base redirect =
        OssConfig.given(settings, OssSettings.REDIRECT_ENDPOINT)
            .map(text -> base(settings, OssSettings.REDIRECT_ENDPOINT, text, bucket))
            .orElse(base);
    return new OssEndpoint(bucket, region, base, redirect);
  }

  private static String aliyun(Settings settings, String region) {
    boolean internal = settings.flag(OssSettings.INTERNAL);
    if (!settings.flag(OssSettings.ACCELERATE)) {
      return "oss-" + region + (internal ? "-internal" : "") + ALIYUN;
    }
    if (internal) {
      throw new InvalidSettingException(
          OssSettings.ACCELERATE, "has no host within Aliyun's network: unset internal");
    }
    return "oss-accelerate" + ALIYUN;
  }

  private static Base base(Settings settings, String name, String text, String bucket) {
    String scheme = settings.flag(OssSettings.SECURE) ? "https://" : "http://";
    URI uri = parse(name, text.contains("://") ? text : scheme + text);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean hasBucket = host.startsWith(bucket + '.');
    String rest = hasBucket ? host.substring(bucket.length() + 1) : host;
    boolean isBucket =
        settings.has(OssSettings.CNAME)
            ? settings.flag(OssSettings.CNAME)
            : !hasBucket && !host.endsWith(ALIYUN) && !isAddress(host);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new Base(
        URI.create(uri.getScheme() + "://" + (isBucket ? host : rest) + port), isBucket);
  }

  private static boolean isAddress(String host) {
    return host.equals("localhost") || host.matches("[0-9.]+") || host.startsWith("[");
  }

  /** Scheme, host and port of something, and nothing else. */
  static URI parse(String name, String text) {
    try {
      URI uri = new URI(text);
      if (uri.getUserInfo() != null) {
        throw new InvalidSettingException(
            name, "holds a user: set accesskeyid and accesskeysecret instead");
      }
      boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare = uri.getPath().matches("/?") && uri.getQuery() == null;
      if (known && bare && uri.getHost() != null && uri.getFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // told below, without the text, which may hold a password
    }
    throw new InvalidSettingException(name, "is neither a host nor a URL of one");
  }

  /** Where this is, for a line in a log. */
  String location() {
    return base.isBucket ? base.uri.toString() : base.uri + "/" + bucket;
  }
}
