// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import static io.stowage.server.config.load.Configs.errors;
import static io.stowage.server.config.load.Configs.load;
import static io.stowage.server.config.load.Configs.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stowage.server.config.AccessRule;
import io.stowage.server.config.AccessRule.Right;
import io.stowage.server.config.AuthConfig;
import io.stowage.server.config.NamePattern;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthSettingsTest {
  private static final String FILE = "storage: {inmemory: {}}\n";

  private static AuthConfig auth(String yaml, String... variables) {
    return load(FILE + yaml, variables).config().auth();
  }

  private static String rule(String rule) {
    return FILE + "auth: {htpasswd: {realm: r, path: /p, access: [" + rule + "]}}";
  }

  @Test
  void aFileOfUsersNeedsARealmAndAPath() {
    assertThat(auth("auth: {htpasswd: {realm: My Registry, path: /etc/users}}"))
        .isEqualTo(new AuthConfig.Htpasswd("My Registry", Path.of("/etc/users"), Optional.empty()));
  }

  @Test
  void variablesAloneAreEnough() {
    assertThat(
            auth(
                "",
                "REGISTRY_AUTH=htpasswd",
                "REGISTRY_AUTH_HTPASSWD_REALM=Registry Realm",
                "REGISTRY_AUTH_HTPASSWD_PATH=/auth/htpasswd"))
        .isEqualTo(
            new AuthConfig.Htpasswd("Registry Realm", Path.of("/auth/htpasswd"), Optional.empty()));
  }

  @Test
  void aRuleSaysWhoMayDoWhatWithWhich() {
    assertThat(
            ((AuthConfig.Htpasswd)
                    load(rule(
                            "{repositories: ['team/**', 'x?'], users: [joe, 'ci-*'], allow: Push}"))
                        .config()
                        .auth())
                .access())
        .contains(
            List.of(
                new AccessRule(
                    List.of(new NamePattern("team/**"), new NamePattern("x?")),
                    List.of(new NamePattern("joe"), new NamePattern("ci-**")),
                    false,
                    Set.of(Right.PUSH))));
  }

  @Test
  void rulesMayComeFromVariables() {
    AuthConfig.Htpasswd htpasswd =
        (AuthConfig.Htpasswd)
            auth(
                "auth: {htpasswd: {realm: r, path: /p}}",
                "REGISTRY_AUTH_HTPASSWD_ACCESS_0_REPOSITORIES=[public/**]",
                "REGISTRY_AUTH_HTPASSWD_ACCESS_0_ANONYMOUS=Yes",
                "REGISTRY_AUTH_HTPASSWD_ACCESS_0_ALLOW=pull",
                "REGISTRY_AUTH_HTPASSWD_ACCESS_1={repositories: '**', users: [joe], allow:"
                    + " [push]}");

    assertThat(htpasswd.access().orElseThrow())
        .extracting(AccessRule::anonymous, AccessRule::rights)
        .containsExactly(tuple(true, Set.of(Right.PULL)), tuple(false, Set.of(Right.PUSH)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "auth: htpasswd|auth.htpasswd.path: is missing: it names the file of users",
        "auth: {htpasswd: {realm: r}}|auth.htpasswd.path: is missing: it names the file of users",
        "auth: {htpasswd: {path: /p}}|auth.htpasswd.realm: is missing: clients are told it when"
            + " they have to log in",
        "auth: {htpasswd: {realm: \"a\\nb\", path: /p}}|auth.htpasswd.realm: has characters that no"
            + " header can carry",
        "auth: {silly: {realm: r}}|auth.silly.service: is missing: clients are told it when they"
            + " have to log in",
        "auth: {htpasswd: {realm: r, path: /p, access: []}}|auth.htpasswd.access: has no rule:"
            + " leave it out to let every user do everything",
        "auth: {htpasswd: {realm: r, path: /p, access: }}|auth.htpasswd.access: has no rule:"
            + " leave it out to let every user do everything",
      })
  void whatIsMissingIsNamed(String yaml, String message) {
    assertThat(errors(load(FILE + yaml))).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{users: [a], allow: pull}|repositories: is missing: name repositories, or \"**\" for all",
        "{repositories: '**', allow: pull}|users: is missing: name users, or \"*\" for all, or say"
            + " anonymous: true",
        "{repositories: '**', anonymous: false, allow: pull}|users: is missing: name users, or"
            + " \"*\" for all, or say anonymous: true",
        "{repositories: '**', users: a}|allow: is missing: name what is allowed of pull, push,"
            + " delete, catalog",
        "{repositories: Team, users: a, allow: pull}|repositories: no repository has a name like"
            + " \"Team\"",
        "{repositories: a, users: a, allow: catalog}|allow: catalog lists all repositories: it goes"
            + " with repositories \"**\" alone",
      })
  void aRuleThatDoesNotSayAllIsRefused(String rule, String message) {
    assertThat(errors(load(rule(rule)))).containsExactly("auth.htpasswd.access[0]." + message);
  }

  @Test
  void anUnknownRightIsNamed() {
    assertThat(errors(load(rule("{repositories: '**', users: a, allow: [pull, write]}"))))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("auth.htpasswd.access[].allow: ")
        .contains("write");
  }

  @Test
  void aMisspeltKeyOfARuleDoesNotWidenIt() {
    LoadedConfig loaded = load(rule("{repository: a, users: a, allow: pull}"));

    assertThat(errors(loaded))
        .containsExactly(
            "auth.htpasswd.access[0].repositories: is missing: name repositories, or \"**\" for"
                + " all");
    assertThat(warnings(loaded)).hasSize(1);
  }

  @Test
  void theTestSchemeIsServedWithAWarning() {
    LoadedConfig loaded = load(FILE + "auth: {silly: {realm: r, service: s}}");

    assertThat(loaded.config().auth()).isEqualTo(new AuthConfig.Silly("r", "s"));
    assertThat(warnings(loaded))
        .containsExactly(
            "auth.silly: everybody is let in who sends an Authorization header of any kind");
  }

  @Test
  void tokensNeedAnIssuerAServiceAndAKey() {
    assertThat(
            auth(
                "auth: {token: {realm: 'https://t.example/x', service: s, issuer: i,"
                    + " rootcertbundle: /b.pem, signingalgorithms: [rs256, EdDSA]}}"))
        .isEqualTo(
            new AuthConfig.Token(
                "https://t.example/x",
                "s",
                "i",
                Optional.of(Path.of("/b.pem")),
                Optional.empty(),
                List.of("EdDSA", "RS256"),
                false,
                "/auth/token"));
  }

  @Test
  void keysMayComeFromAFileOrAUrl() {
    String token = "auth: {token: {service: s, issuer: i, autoredirect: true, jwks: '%s'}}";

    AuthConfig.Token file = (AuthConfig.Token) auth(token.formatted("/keys.json"));
    AuthConfig.Token url = (AuthConfig.Token) auth(token.formatted("https://t.example/keys"));

    assertThat(file.jwksFile()).contains(Path.of("/keys.json"));
    assertThat(file.jwksUrl()).isEmpty();
    assertThat(url.jwksUrl()).contains(URI.create("https://t.example/keys"));
    assertThat(url.jwksFile()).isEmpty();
    assertThat(url.signingAlgorithms()).isEqualTo(AuthConfig.Token.ALGORITHMS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "service: s, issuer: i, jwks: /k|auth.token.realm: is missing: clients are told it when"
            + " they have to log in",
        "realm: r, issuer: i, jwks: /k|auth.token.service: is missing: clients are told it when"
            + " they have to log in",
        "realm: r, service: s, jwks: /k|auth.token.issuer: is missing: tokens of nobody would be"
            + " trusted",
        "realm: r, service: s, issuer: i|auth.token.rootcertbundle: is missing, and so is"
            + " auth.token.jwks: no key is trusted",
        "realm: r, service: s, issuer: i, jwks: 'ftp://k'|auth.token.jwks: is neither a file nor a"
            + " URL of http or https",
        "service: s, issuer: i, jwks: /k, autoredirect: true, autoredirectpath: x"
            + "|auth.token.autoredirectpath: does not begin with a slash",
      })
  void whatIsMissingForTokensIsNamed(String token, String message) {
    assertThat(errors(load(FILE + "auth: {token: {" + token + "}}"))).contains(message);
  }

  @Test
  void anAlgorithmThatIsNotKnownIsNamed() {
    assertThat(
            errors(
                load(
                    FILE
                        + "auth: {token: {realm: r, service: s, issuer: i, jwks: /k,"
                        + " signingalgorithms: [none]}}")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("auth.token.signingalgorithms: \"none\"");
  }
}
