// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

  private static String header(byte[] decoded) {
    return "Basic " + Base64.getEncoder().encodeToString(decoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic am9lOmE6Yg==", "basic am9lOmE6Yg==", "BASIC   am9lOmE6Yg== "})
  void theFirstColonEndsTheUser(String header) {
    BasicCredentials.Given given = (BasicCredentials.Given) BasicCredentials.of(header);

    assertThat(given.user()).isEqualTo("joe");
    assertThat(given.password()).isEqualTo("a:b".getBytes(UTF_8));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = "Basic Og==")
  void nothingIsNobody(String header) {
    assertThat(BasicCredentials.of(header)).isInstanceOf(BasicCredentials.Absent.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer am9lOmE6Yg==, the scheme is not Basic",
    "Basic, the scheme is not Basic",
    "'Basic ', the credentials have no colon",
    "Basic !!!!, the credentials are not base64",
    "Basic am9lOmE6Y, the credentials are not base64",
    "Basic am9l, the credentials have no colon",
    "Basic /zph, the user's name is not UTF-8",
  })
  void whatCannotBeCredentialsIsNamed(String header, String reason) {
    assertThat(BasicCredentials.of(header)).isEqualTo(new BasicCredentials.Malformed(reason));
  }

  @Test
  void aLongHeaderIsNotLookedInto() {
    String header = header(("joe:" + "p".repeat(4096)).getBytes(UTF_8));

    assertThat(BasicCredentials.of(header))
        .isEqualTo(new BasicCredentials.Malformed("the credentials are too long"));
  }

  @Test
  void thePasswordIsNotShown() {
    assertThat(BasicCredentials.of(header("joe:secret".getBytes(UTF_8))).toString())
        .doesNotContain("secret");
  }

  @Property
  void anyHeaderIsUnderstoodOrNamed(@ForAll String header) {
    assertThat(BasicCredentials.of(header)).isNotNull();
    assertThat(BasicCredentials.of("Basic " + header)).isNotNull();
  }

  @Property
  void anyBytesAreUnderstoodOrNamed(@ForAll byte[] decoded) {
    assertThat(BasicCredentials.of(header(decoded))).isNotNull();
  }

  @Property
  void userAndPasswordComeBack(
      @ForAll @StringLength(min = 1, max = 50) String user,
      @ForAll @StringLength(max = 100) String password) {
    String named = user.codePoints().anyMatch(c -> c == ':') ? "joe" : user;
    byte[] sent = (named + ":" + password).getBytes(UTF_8);

    BasicCredentials.Given given = (BasicCredentials.Given) BasicCredentials.of(header(sent));

    assertThat(given.user().getBytes(UTF_8)).isEqualTo(named.getBytes(UTF_8));
    assertThat(given.password()).isEqualTo(password.getBytes(UTF_8));
  }
}
