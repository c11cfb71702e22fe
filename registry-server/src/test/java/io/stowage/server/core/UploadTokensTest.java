// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.UploadKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTokensTest {
  private static final String SECRET = "a secret of both registries";
  private static final RepositoryName NAME = RepositoryName.parse("trepo/test");
  private static final UploadId ID = UploadId.parse("fc187633-5f3b-4f5c-9e3f-1d2e3f4a5b6c");
  private static final UploadKey KEY = new UploadKey(NAME, ID);
  private static final Instant BEGUN = Instant.parse("2016-04-19T14:14:15.632308893Z");
  private static final UploadState STATE =
      new UploadState(NAME, ID, 42, BEGUN, DigestAlgorithm.SHA256, sha256("so far"));

  /** As Go's {@code json.Marshal} writes the other registry's four fields. */
  private static final String GO_JSON =
      "{\"Name\":\"trepo/test\",\"UUID\":\"fc187633-5f3b-4f5c-9e3f-1d2e3f4a5b6c\",\"Offset\":42,"
          + "\"StartedAt\":\"2016-04-19T14:14:15.632308893Z\"}";

  private final UploadTokens tokens = new UploadTokens(SECRET.getBytes(StandardCharsets.UTF_8));

  @Test
  void readsWhatItWrote() {
    assertThat(tokens.decode(tokens.encode(STATE), KEY)).isEqualTo(STATE);
  }

  @Test
  void writesWhatTheOtherRegistryVerifiesAndReads() throws Exception {
    byte[] token = Base64.getUrlDecoder().decode(tokens.encode(STATE));

    byte[] message = Arrays.copyOfRange(token, 32, token.length);
    assertThat(Arrays.copyOf(token, 32)).isEqualTo(hmac(message));
    JsonNode json = new ObjectMapper().readTree(message);
    assertThat(json.get("Name").textValue()).isEqualTo("trepo/test");
    assertThat(json.get("UUID").textValue()).isEqualTo(ID.value());
    assertThat(json.get("Offset").isIntegralNumber()).isTrue();
    assertThat(json.get("Offset").longValue()).isEqualTo(42);
    assertThat(json.get("StartedAt").textValue()).isEqualTo("2016-04-19T14:14:15.632308893Z");
  }

  @Test
  void writesBase64OfTheUrlAlphabetWithPadding() {
    String token = tokens.encode(STATE);

    assertThat(token).matches("[A-Za-z0-9_-]+={0,2}");
    assertThat(token.length() % 4).isZero();
  }

  @Test
  void beginsAsTheOtherRegistrysFieldsDo() {
    UploadState plain = new UploadState(NAME, ID, 42, BEGUN, null, null);

    byte[] token = Base64.getUrlDecoder().decode(tokens.encode(plain));

    assertThat(new String(token, 32, token.length - 32, StandardCharsets.UTF_8)).isEqualTo(GO_JSON);
  }

  @Test
  void readsATokenOfTheOtherRegistry() throws Exception {
    UploadState state = tokens.decode(token(GO_JSON), KEY);

    assertThat(state).isEqualTo(new UploadState(NAME, ID, 42, BEGUN, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"trepo/test\",\"uuid\":\"fc187633-5f3b-4f5c-9e3f-1d2e3f4a5b6c\",\"OFFSET\":42,"
            + "\"startedat\":\"2016-04-19T14:14:15.632308893Z\"}",
        " { \"StartedAt\" : \"2016-04-19T16:14:15.632308893+02:00\", \"Offset\" : 42 ,\n"
            + "\"Extra\": {\"deep\": [1, null]}, \"Other\": true, \"Name\":\"trepo\\/test\","
            + "\"UUID\":\"fc187633-5f3b-4f5c-9e3f-1d2e3f4a5b6c\"} "
      })
  void readsJsonAsFreelyAsGoDoes(String json) throws Exception {
    assertThat(tokens.decode(token(json), KEY))
        .isEqualTo(new UploadState(NAME, ID, 42, BEGUN, null, null));
  }

  @Test
  void readsATokenWithoutPadding() {
    assertThat(tokens.decode(tokens.encode(STATE).replace("=", ""), KEY)).isEqualTo(STATE);
  }

  @Test
  void refusesATokenOfAnotherSecret() {
    String foreign = new UploadTokens(new byte[] {1, 2, 3}).encode(STATE);

    RegistryException refusal =
        refused(ErrorCode.BLOB_UPLOAD_INVALID, () -> tokens.decode(foreign, KEY));

    assertThat(refusal.status()).isEqualTo(404);
    assertThat(refusal.detail()).isEqualTo("invalid secret");
  }

  @Test
  void refusesATokenOfWhichOneBitWasChanged() {
    byte[] token = Base64.getUrlDecoder().decode(tokens.encode(STATE));
    for (int i = 0; i < token.length; i++) {
      byte[] changed = token.clone();
      changed[i] ^= 1;
      String text = Base64.getUrlEncoder().encodeToString(changed);

      refused(ErrorCode.BLOB_UPLOAD_INVALID, () -> tokens.decode(text, KEY));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "AAAA", "not base64!", "AA AA", "A", "+/+/"})
  void refusesWhatIsNoToken(String text) {
    refused(ErrorCode.BLOB_UPLOAD_INVALID, () -> tokens.decode(text, KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"Name\":\"../x\",\"UUID\":\"a\",\"Offset\":0,\"StartedAt\":\"2016-04-19T14:14:15Z\"}",
        "{\"Name\":\"a\",\"UUID\":\"a\",\"Offset\":-1,\"StartedAt\":\"2016-04-19T14:14:15Z\"}",
        "{\"Name\":\"a\",\"UUID\":\"a\",\"Offset\":0,\"StartedAt\":\"yesterday\"}"
      })
  void refusesASignedMessageThatIsNoState(String json) throws Exception {
    String text = token(json);
    UploadKey key = new UploadKey(RepositoryName.parse("a"), UploadId.parse("a"));

    refused(ErrorCode.BLOB_UPLOAD_INVALID, () -> tokens.decode(text, key));
  }

  @Test
  void refusesTheTokenOfAnotherUpload() {
    String token = tokens.encode(STATE);

    refused(
        ErrorCode.BLOB_UPLOAD_INVALID,
        () -> tokens.decode(token, new UploadKey(NAME, UploadId.random())));
    refused(
        ErrorCode.BLOB_UPLOAD_INVALID,
        () -> tokens.decode(token, new UploadKey(RepositoryName.parse("other"), ID)));
  }

  @Test
  void refusesAnEmptySecret() {
    assertThatThrownBy(() -> new UploadTokens(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String token(String json) throws GeneralSecurityException {
    byte[] message = json.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream token = new ByteArrayOutputStream();
    token.writeBytes(hmac(message));
    token.writeBytes(message);
    return Base64.getUrlEncoder().encodeToString(token.toByteArray());
  }

  private static byte[] hmac(byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return mac.doFinal(message);
  }
}
