// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.10, 192.0.2.10, true",
    "192.0.2.10, 192.0.2.11, false",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, ::1, true",
    "::ffff:192.0.2.10, 192.0.2.10, true"
  })
  void anAddressIsInItIfItsFirstBitsAreTheSame(String network, String address, boolean in)
      throws UnknownHostException {
    InetAddress asked = InetAddress.getByName(address);

    assertThat(Network.parse(network).orElseThrow().contains(asked)).isEqualTo(in);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "registry.example", "192.0.2", "192.0.2.256", "192.0.2.1.", "192.0.2.1/33",
            "192.0.2.1/",
        "192.0.2.1/-1", "192.0.2.1/+8", "2001:db8::/129", "2001:db8::g", ":", "1:2", "/8"
      })
  void whatIsNoneIsRefusedAndNotLookedUp(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }
}
