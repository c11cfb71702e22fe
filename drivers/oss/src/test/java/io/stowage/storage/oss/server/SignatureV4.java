// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** HMAC-SHA256, with a key of the day, of the whole request but the body. */
final class SignatureV4 {
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final int LONGEST_DAYS = 7;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern HEADER =
      Pattern.compile(
          "Credential=([^,]+)(?:, ?AdditionalHeaders=([^,]+))?, ?Signature=([0-9a-f]{64})");
  private static final Set<String> OF_URL =
      Set.of(
          "x-oss-signature-version",
          "x-oss-credential",
          "x-oss-date",
          "x-oss-expires",
          "x-oss-additional-headers",
          "x-oss-security-token",
          "x-oss-signature");

  private final Signatures signatures;
  private final String region;

  SignatureV4(Signatures signatures, String region) {
    this.signatures = signatures;
    this.region = region;
  }

  Call checkHeader(Call call, String authorization) {
    Matcher parts = HEADER.matcher(authorization);
    if (!parts.matches()) {
      throw OssFailure.invalid("The Authorization header is malformed");
    }
    if (!call.header("x-oss-content-sha256").equals(UNSIGNED)) {
      throw OssFailure.invalid("x-oss-content-sha256 has to be " + UNSIGNED);
    }
    String date = call.header("x-oss-date");
    signatures.checkSkew(time(date));
    Credential credential = credential(parts.group(1), date);
    Account account = signatures.account(credential.id, call.header("x-oss-security-token"));
    List<String> more = parts.group(2) == null ? List.of() : List.of(parts.group(2).split(";", -1));
    String request = canonical(call, call.query(), more);
    Signatures.compare(signature(account, credential, date, request), parts.group(3));
    return call;
  }

  Call checkUrl(Call call) {
    if (!call.parameter("x-oss-signature-version").equals("OSS4-HMAC-SHA256")) {
      throw OssFailure.invalid("x-oss-signature-version is unknown");
    }
    String date = call.parameter("x-oss-date");
    Credential credential = credential(call.parameter("x-oss-credential"), date);
    Account account = signatures.account(credential.id, call.parameter("x-oss-security-token"));
    Map<String, String> query = new TreeMap<>(call.query());
    query.remove("x-oss-signature");
    String names = call.parameter("x-oss-additional-headers");
    List<String> more = names.isEmpty() ? List.of() : List.of(names.split(";", -1));
    String request = canonical(call, query, more);
    Signatures.compare(
        signature(account, credential, date, request), call.parameter("x-oss-signature"));
    int expires = call.number("x-oss-expires", 0, 1, LONGEST_DAYS * 24 * 3600);
    signatures.checkNotExpired(time(date).plusSeconds(expires));
    return call.without(OF_URL);
  }

  private static Instant time(String date) {
    try {
      return TIME.parse(date, Instant::from);
    } catch (DateTimeException e) {
      throw OssFailure.denied("AccessDenied", "x-oss-date is missing or malformed");
    }
  }

  private record Credential(String id, String day) {}

  private Credential credential(String text, String date) {
    String[] parts = text.split("/", -1);
    if (parts.length != 5
        || !date.startsWith(parts[1] + 'T')
        || !parts[3].equals("oss")
        || !parts[4].equals("aliyun_v4_request")) {
      throw OssFailure.invalid("The credential is malformed");
    }
    if (!parts[2].equals(region)) {
      throw OssFailure.invalid("Invalid signing region in Authorization header");
    }
    return new Credential(parts[0], parts[1]);
  }

  private static String canonical(Call call, Map<String, String> query, List<String> more) {
    Map<String, String> encoded = new TreeMap<>();
    query.forEach((name, value) -> encoded.put(Percent.encode(name), Percent.encode(value)));
    String names =
        encoded.entrySet().stream()
            .map(pair -> pair.getKey() + (pair.getValue().isEmpty() ? "" : '=' + pair.getValue()))
            .collect(Collectors.joining("&"));
    String headers =
        new TreeMap<>(call.headers())
            .entrySet().stream()
                .filter(header -> isSigned(header.getKey()) || more.contains(header.getKey()))
                .map(header -> header.getKey() + ':' + header.getValue() + '\n')
                .collect(Collectors.joining());
    return String.join(
        "\n",
        call.method(),
        Percent.encodePath('/' + call.bucket() + '/' + call.key()),
        names,
        headers,
        more.stream().sorted().collect(Collectors.joining(";")),
        UNSIGNED);
  }

  private static boolean isSigned(String header) {
    return header.startsWith("x-oss-")
        || header.equals("content-type")
        || header.equals("content-md5");
  }

  private String signature(Account account, Credential credential, String date, String request) {
    byte[] key = ("aliyun_v4" + account.secret()).getBytes(UTF_8);
    for (String step : List.of(credential.day, region, "oss", "aliyun_v4_request")) {
      key = Mac.of("HmacSHA256", key, step);
    }
    String scope = String.join("/", credential.day, region, "oss", "aliyun_v4_request");
    String text = String.join("\n", "OSS4-HMAC-SHA256", date, scope, Mac.sha256(request));
    return HexFormat.of().formatHex(Mac.of("HmacSHA256", key, text));
  }
}
