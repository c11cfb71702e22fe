// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import io.netty.handler.ssl.NotSslRecordException;
import java.util.Locale;
import java.util.Map;

/** Why a TLS handshake failed, in words of an operator rather than of BoringSSL or the JDK. */
final class TlsFailure {
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("unsupported_protocol", "the client's version of TLS is too old"),
          Map.entry("client requested protocol", "the client's version of TLS is too old"),
          Map.entry("no_shared_cipher", "there is no cipher suite in common"),
          Map.entry("no cipher suites in common", "there is no cipher suite in common"),
          Map.entry("did_not_return_a_certificate", "the client showed no certificate"),
          Map.entry("empty client certificate chain", "the client showed no certificate"),
          Map.entry("unable to find valid certification path", "its certificate is of no known CA"),
          Map.entry("alert_unknown_ca", "the client does not trust the server's certificate"),
          Map.entry("unknown_ca", "the client does not trust the server's certificate"),
          Map.entry("certificate_unknown", "the client does not trust the server's certificate"),
          Map.entry("bad_certificate", "the client does not trust the server's certificate"),
          Map.entry("timed out", "it took too long"));

  private TlsFailure() {}

  static String reason(Throwable failure) {
    if (failure instanceof NotSslRecordException) {
      return "the client does not speak TLS";
    }
    for (Throwable at = failure; at != null; at = at.getCause()) {
      String message = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
      for (Map.Entry<String, String> known : REASONS.entrySet()) {
        if (message.contains(known.getKey())) {
          return known.getValue();
        }
      }
    }
    return String.valueOf(failure.getMessage());
  }
}
