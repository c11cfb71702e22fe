// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.auth.TestTokens.access;
import static io.stowage.server.auth.TestTokens.claims;
import static io.stowage.server.http.RunningRegistry.assertError;
import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.server.auth.LogLines;
import io.stowage.server.auth.TestIdentity;
import io.stowage.server.auth.TestTokens;
import io.stowage.server.auth.TestTokens.Named;
import io.stowage.server.config.AuthConfig;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
  private static final String CHALLENGE =
      "Bearer realm=\"https://auth.example/token\",service=\"the service\"";
  private static final String PULL = CHALLENGE + ",scope=\"repository:a/b:pull\"";

  /** Texts of no more characters stand in a line for other reasons. */
  private static final int SHORT = 20;

  @TempDir static Path directory;
  private static TestIdentity root;
  private static TestIdentity stranger;
  private static RunningRegistry registry;

  @BeforeAll
  static void start() throws Exception {
    root = TestIdentity.make(directory, "RSA");
    stranger = TestIdentity.make(directory, "RSA");
    AuthConfig auth =
        new AuthConfig.Token(
            "https://auth.example/token",
            TestTokens.SERVICE,
            TestTokens.ISSUER,
            Optional.of(root.pem(directory)),
            Optional.empty(),
            AuthConfig.Token.ALGORITHMS,
            false,
            "/auth/token");
    registry = RunningRegistry.start(config -> config.withAuth(auth));
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static JWTClaimsSet.Builder pull() {
    return claims(access("repository", "a/b", "pull"));
  }

  private static TestTokens tokens() {
    return new TestTokens(root, Named.THUMBPRINT);
  }

  private static HttpResponse<byte[]> list(String token) {
    return registry.get("/v2/a/b/tags/list", "Authorization", "Bearer " + token);
  }

  /** Whether there is such a repository is said to those who may know. */
  private static void assertLetIn(HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).as(text(response)).isIn(200, 404);
  }

  private static void assertInvalid(String token, String reason) {
    try (LogLines log = new LogLines(Guard.class.getName())) {
      HttpResponse<byte[]> response = list(token);

      assertError(response, 401, "UNAUTHORIZED");
      assertThat(header(response, "WWW-Authenticate")).isEqualTo(PULL + ",error=\"invalid_token\"");
      assertThat(log.all()).hasSize(1);
      assertThat(log.all().get(0)).contains(reason);
      if (token.length() > SHORT) {
        assertThat(log.all().get(0)).doesNotContain(token);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v2/, ''",
    "GET, /v2/_catalog, ',scope=\"registry:catalog:*\"'",
    "GET, /v2/a/b/tags/list, ',scope=\"repository:a/b:pull\"'",
    "HEAD, /v2/a/b/manifests/x, ',scope=\"repository:a/b:pull\"'",
    "PUT, /v2/a/b/manifests/x, ',scope=\"repository:a/b:pull,push\"'",
    "POST, /v2/a/b/blobs/uploads/, ',scope=\"repository:a/b:pull,push\"'",
    "DELETE, /v2/a/b/manifests/x, ',scope=\"repository:a/b:delete\"'",
  })
  void theChallengeSaysWhatToAskFor(String method, String path, String scope) {
    HttpResponse<byte[]> response = registry.send(method, path, BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(header(response, "WWW-Authenticate")).isEqualTo(CHALLENGE + scope);
  }

  @Test
  void theChallengeOfAMountNamesItsSource() {
    String digest = Digest.of(DigestAlgorithm.SHA256, new byte[0]).toString();

    HttpResponse<byte[]> response =
        registry.post("/v2/a/b/blobs/uploads/?mount=" + digest + "&from=c");

    assertThat(header(response, "WWW-Authenticate"))
        .isEqualTo(CHALLENGE + ",scope=\"repository:a/b:pull,push repository:c:pull\"");
  }

  @ParameterizedTest
  @EnumSource(names = "NOT", mode = EnumSource.Mode.EXCLUDE)
  void aTokenMayNameItsKeyInEachWay(Named named) throws Exception {
    assertLetIn(list(new TestTokens(root, named).sign(pull())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void whatTheBundleVouchesForIsTrusted(String algorithm) throws Exception {
    TestIdentity leaf = root.vouchFor(directory, algorithm);

    assertLetIn(list(new TestTokens(leaf, Named.CHAIN).sign(pull())));
    assertInvalid(
        new TestTokens(leaf, Named.THUMBPRINT).sign(pull()), "by a key that is not known");
  }

  @Test
  void anybodyWithATokenIsSomebody() throws Exception {
    String token = tokens().sign(claims());

    assertThat(registry.get("/v2/", "Authorization", "bearer  " + token).statusCode())
        .isEqualTo(200);
    assertThat(registry.get("/v2/", "Authorization", "bearer  " + token).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v2/a/b/tags/list, repository:a/b:pull",
    "PUT, /v2/a/b/manifests/x, repository:a/b:pull",
    "PUT, /v2/a/b/manifests/x, repository:a/b:push",
    "DELETE, /v2/a/b/manifests/x, repository:a/b:push",
    "GET, /v2/_catalog, registry:catalog:pull",
    "GET, /v2/_catalog, repository:catalog:*",
  })
  void aScopeThatIsNotEnoughIsSaid(String method, String path, String scope) throws Exception {
    String[] parts = scope.split(":", -1);
    boolean other = method.equals("GET") && path.endsWith("list");
    String token = tokens().sign(claims(access(parts[0], other ? "a/bc" : parts[1], parts[2])));

    HttpResponse<byte[]> response =
        registry.send(method, path, BodyPublishers.noBody(), "Authorization", "Bearer " + token);

    assertError(response, 401, "UNAUTHORIZED");
    assertThat(header(response, "WWW-Authenticate")).endsWith(",error=\"insufficient_scope\"");
  }

  @Test
  void aStarIsEachAction() throws Exception {
    String token =
        tokens().sign(claims(access("repository", "a/b", "*"), access("registry", "catalog", "*")));

    assertThat(
            registry
                .post("/v2/a/b/blobs/uploads/", "Authorization", "Bearer " + token)
                .statusCode())
        .isEqualTo(202);
    assertThat(registry.get("/v2/_catalog", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theAudienceMayBeAList() throws Exception {
    assertLetIn(list(tokens().sign(pull().audience(List.of("another", TestTokens.SERVICE)))));
  }

  @ParameterizedTest
  @CsvSource({"-50, 0", "300, 50"})
  void clocksMayDifferByAMinute(int expiry, int begin) throws Exception {
    Instant now = Instant.now();

    assertLetIn(
        list(
            tokens()
                .sign(
                    pull()
                        .expirationTime(Date.from(now.plusSeconds(expiry)))
                        .notBeforeTime(Date.from(now.plusSeconds(begin))))));
  }

  @Test
  void aTokenOfAnotherTimeIsNotGood() throws Exception {
    Instant now = Instant.now();

    assertInvalid(
        tokens().sign(pull().expirationTime(Date.from(now.minusSeconds(61)))), "it expired at");
    assertInvalid(
        tokens().sign(pull().notBeforeTime(Date.from(now.plusSeconds(70)))), "not good before");
    assertInvalid(tokens().sign(pull().expirationTime(null)), "it does not say when it expires");
  }

  @Test
  void aTokenForOrOfSomebodyElseIsNotGood() throws Exception {
    assertInvalid(tokens().sign(pull().audience("another")), "for another audience: another");
    assertInvalid(tokens().sign(pull().audience((String) null)), "for another audience");
    assertInvalid(tokens().sign(pull().issuer("another")), "of another issuer: another");
    assertInvalid(tokens().sign(pull().issuer(null)), "of another issuer");
  }

  @Test
  void aTokenOfAKeyThatIsNotTrustedIsNotGood() throws Exception {
    for (Named named : Named.values()) {
      assertInvalid(new TestTokens(stranger, named).sign(pull()), "the token is not good: it");
    }
    TestIdentity leaf = stranger.vouchFor(directory, "RSA");
    assertInvalid(
        new TestTokens(leaf, Named.CHAIN).sign(pull()), "ends at no certificate that is trusted");
    assertInvalid(
        new TestTokens(new TestIdentity(stranger.key(), List.of(root.certificate())), Named.CHAIN)
            .sign(pull()),
        "its signature is wrong");
  }

  @Test
  void aTokenWithoutASignatureIsNotGood() throws Exception {
    assertInvalid(new PlainJWT(pull().build()).serialize(), "the algorithm none is not accepted");
  }

  @Test
  void aPublicKeyIsNoSecret() throws Exception {
    byte[] secret = root.certificate().getPublicKey().getEncoded();
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(new TestTokens(root, Named.NOT).jwk().computeThumbprint().toString())
                .build(),
            new Payload(pull().build().toJSONObject()));
    token.sign(new MACSigner(secret));

    assertInvalid(token.serialize(), "the algorithm HS256 does not go with its key");
  }

  @Test
  void anExtensionThatIsNotKnownIsNotIgnored() throws Exception {
    assertInvalid(
        tokens().sign(pull(), header -> header.customParam("exp", 1).criticalParams(Set.of("exp"))),
        "extensions that are not known");
  }

  @Test
  void aTokenThatWasTamperedWithIsNotGood() throws Exception {
    String[] good = tokens().sign(pull()).split("\\.", -1);
    String[] other = tokens().sign(claims(access("repository", "a/b", "*"))).split("\\.", -1);

    assertInvalid(good[0] + "." + other[1] + "." + good[2], "its signature is wrong");
    assertInvalid(good[0] + "." + good[1] + ".", "the token is not good");
    assertInvalid(good[0] + "." + good[1] + "." + good[2].substring(0, 100), "its signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", ".", "..", "a.b.c", "a.b.c.d.e", "e30.e30.e30", "bnVsbA.e30.", "W10.e30.x"})
  void whatIsNoTokenIsNotGood(String text) {
    assertInvalid(text, "the token is not good");
  }

  @Test
  void claimsOfAnotherFormAreNotGood() throws Exception {
    assertInvalid(tokens().sign(claims().claim("access", "all")), "its claims");
    assertInvalid(tokens().sign(claims().claim("access", List.of("all"))), "its claims");
    assertInvalid(
        tokens().sign(claims().claim("access", List.of(Map.of("type", 1)))),
        "its access names no type");
  }

  @Test
  void aTokenOfAnyLengthIsAnswered() {
    assertInvalid("a".repeat(31_000), "the token is not good");
    assertInvalid("a".repeat(33_000), "the token is too long");
    assertThat(list("a".repeat(70_000)).statusCode()).isEqualTo(431);
  }

  @Test
  void anotherSchemeIsChallengedWithoutAnError() {
    HttpResponse<byte[]> response =
        registry.get("/v2/a/b/tags/list", "Authorization", Accounts.basic("joe", "secret"));

    assertError(response, 401, "UNAUTHORIZED");
    assertThat(header(response, "WWW-Authenticate")).isEqualTo(PULL);
  }

  @ParameterizedTest
  @CsvSource({"true, 201", "false, 202"})
  void aMountWithoutTheRightToItsSourceIsAnUpload(boolean right, int status) throws Exception {
    byte[] content = {1, 2, 3};
    Digest digest = Digest.of(DigestAlgorithm.SHA256, content);
    String push = tokens().sign(claims(access("repository", "source", "pull", "push")));
    registry.send(
        "POST",
        "/v2/source/blobs/uploads/?digest=" + digest,
        BodyPublishers.ofByteArray(content),
        "Authorization",
        "Bearer " + push);
    String token =
        right
            ? tokens()
                .sign(
                    claims(
                        access("repository", "a/b", "pull", "push"),
                        access("repository", "source", "pull")))
            : tokens().sign(claims(access("repository", "a/b", "pull", "push")));

    HttpResponse<byte[]> named =
        registry.post(
            "/v2/a/b/blobs/uploads/?mount=" + digest + "&from=source",
            "Authorization",
            "Bearer " + token);
    HttpResponse<byte[]> anywhere =
        registry.post("/v2/a/b/blobs/uploads/?mount=" + digest, "Authorization", "Bearer " + token);

    assertThat(named.statusCode()).isEqualTo(status);
    assertThat(anywhere.statusCode()).isEqualTo(202);
  }
}
