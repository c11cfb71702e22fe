// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** HMAC-SHA1 of the method, some headers, and the resource with some of the query. */
final class SignatureV1 {
  /** The parameters that belong to the resource, of those that are served here. */
  private static final Set<String> RESOURCE =
      Set.of(
          "uploads",
          "uploadId",
          "partNumber",
          "delete",
          "symlink",
          "security-token",
          "continuation-token");

  private static final Set<String> OF_URL =
      Set.of("OSSAccessKeyId", "Expires", "Signature", "security-token");

  private final Signatures signatures;

  SignatureV1(Signatures signatures) {
    this.signatures = signatures;
  }

  Call checkHeader(Call call, String credentials) {
    int colon = credentials.lastIndexOf(':');
    if (colon < 0) {
      throw OssFailure.invalid("The Authorization header is malformed");
    }
    Account account =
        signatures.account(credentials.substring(0, colon), call.header("x-oss-security-token"));
    String date = call.header("date");
    try {
      signatures.checkSkew(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeException e) {
      throw OssFailure.denied("AccessDenied", "OSS authentication requires a valid Date");
    }
    Signatures.compare(signature(account, call, date), credentials.substring(colon + 1));
    return call;
  }

  Call checkUrl(Call call) {
    Account account =
        signatures.account(call.parameter("OSSAccessKeyId"), call.parameter("security-token"));
    String expires = call.parameter("Expires");
    String given = call.parameter("Signature");
    Signatures.compare(signature(account, call, expires), given);
    try {
      signatures.checkNotExpired(Instant.ofEpochSecond(Long.parseLong(expires)));
    } catch (NumberFormatException e) {
      throw OssFailure.denied("AccessDenied", "Invalid date (should be seconds since epoch)");
    }
    return call.without(OF_URL);
  }

  private static String signature(Account account, Call call, String date) {
    String headers =
        new TreeMap<>(call.headers())
            .entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-oss-"))
                .map(header -> header.getKey() + ':' + header.getValue() + '\n')
                .collect(Collectors.joining());
    String query =
        new TreeMap<>(call.query())
            .entrySet().stream()
                .filter(
                    pair ->
                        RESOURCE.contains(pair.getKey()) || pair.getKey().startsWith("response-"))
                .map(
                    pair ->
                        pair.getKey() + (pair.getValue().isEmpty() ? "" : '=' + pair.getValue()))
                .collect(Collectors.joining("&"));
    String text =
        String.join(
            "\n",
            call.method(),
            call.header("content-md5"),
            call.header("content-type"),
            date,
            headers
                + '/'
                + call.bucket()
                + '/'
                + call.key()
                + (query.isEmpty() ? "" : '?' + query));
    return Base64.getEncoder()
        .encodeToString(Mac.of("HmacSHA1", account.secret().getBytes(UTF_8), text));
  }
}
