// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import static io.stowage.server.config.load.Configs.errors;
import static io.stowage.server.config.load.Configs.load;
import static io.stowage.server.config.load.Configs.warnings;
import static io.stowage.server.config.load.Configs.withoutFile;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.ListenAddress;
import io.stowage.server.config.LogConfig;
import io.stowage.server.config.PlatformCheck;
import io.stowage.server.config.Problem;
import io.stowage.server.config.Secret;
import io.stowage.server.config.UploadPurging;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
  private static final String FILE = "storage: {inmemory: {}}\n";

  @Test
  void aVariableWinsOverTheFile() {
    LoadedConfig loaded = load(FILE + "log: {level: debug}\n", "REGISTRY_LOG_LEVEL=error");

    assertThat(loaded.config().log().level()).isEqualTo(LogConfig.Level.ERROR);
  }

  @Test
  void aVariableAddsASectionThatTheFileDoesNotHave() {
    LoadedConfig loaded = load(FILE, "REGISTRY_STORAGE_MAINTENANCE_READONLY_ENABLED=true");

    assertThat(loaded.config().storage().readOnly()).isTrue();
  }

  @Test
  void aVariableChangesAKeyDeepInASectionOfTheFile() {
    LoadedConfig loaded =
        load(
            "storage: {inmemory: {}, maintenance: {uploadpurging: {age: 2h, dryrun: true}}}",
            "REGISTRY_STORAGE_MAINTENANCE_UPLOADPURGING_AGE=3h");

    assertThat(loaded.config().storage().purging())
        .isEqualTo(new UploadPurging(true, Duration.ofHours(3), Duration.ofHours(24), true));
  }

  @Test
  void aWholeSectionIsYamlAndTakesThePlaceOfTheFiles() {
    LoadedConfig loaded =
        load(
            "storage: {inmemory: {}, maintenance: {uploadpurging: {enabled: false}}}",
            "REGISTRY_STORAGE_MAINTENANCE={readonly: {enabled: true}}");

    assertThat(loaded.config().storage().readOnly()).isTrue();
    assertThat(loaded.config().storage().purging().enabled()).isTrue();
  }

  @Test
  void aWholeSectionMayBeJson() {
    LoadedConfig loaded = load(FILE, "REGISTRY_STORAGE_MAINTENANCE_READONLY={\"enabled\":true}");

    assertThat(loaded.config().storage().readOnly()).isTrue();
  }

  @Test
  void plainTextForASectionIsAnError() {
    LoadedConfig loaded = load(FILE, "REGISTRY_HTTP=5000");

    assertThat(errors(loaded))
        .containsExactly("REGISTRY_HTTP: http is a section: name a key in it");
  }

  @Test
  void theDriverOfAVariableTakesThePlaceOfTheFilesAndOptionsStay() {
    LoadedConfig loaded =
        load(
            "storage: {filesystem: {rootdirectory: /data}, delete: {enabled: true}}",
            "REGISTRY_STORAGE=inmemory");

    assertThat(loaded.config().storage().driver()).isEqualTo("inmemory");
    assertThat(loaded.config().storage().parameters()).isEmpty();
    assertThat(loaded.config().storage().deleteEnabled()).isTrue();
  }

  @Test
  void theDriverOfAVariableIsThereBeforeItsParameters() {
    LoadedConfig loaded =
        load(
            "storage: {filesystem: {rootdirectory: /data}}",
            "REGISTRY_STORAGE_BUCKET_BUCKET=images",
            "REGISTRY_STORAGE=bucket");

    assertThat(loaded.config().storage().driver()).isEqualTo("bucket");
    assertThat(loaded.config().storage().parameters()).isEqualTo(Map.of("bucket", "images"));
  }

  @Test
  void namingTheDriverOfTheFileKeepsItsParameters() {
    LoadedConfig loaded =
        load("storage: {filesystem: {rootdirectory: /data}}", "REGISTRY_STORAGE=filesystem");

    assertThat(loaded.config().storage().parameters()).containsEntry("rootdirectory", "/data");
  }

  @Test
  void aParameterOfAnotherDriverThanTheFilesIsOneClearError() {
    LoadedConfig loaded =
        load(
            "storage: {filesystem: {rootdirectory: /data}}",
            "REGISTRY_STORAGE_BUCKET_BUCKET=images");

    assertThat(errors(loaded))
        .containsExactly(
            "storage: one driver is served, and these are named: filesystem, bucket;"
                + " REGISTRY_STORAGE=bucket would choose one");
  }

  @Test
  void aParameterNamesTheDriverWhereNothingElseDoes() {
    LoadedConfig loaded = withoutFile("REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY=/data");

    assertThat(loaded.config().storage().driver()).isEqualTo("filesystem");
    assertThat(loaded.config().storage().parameters()).isEqualTo(Map.of("rootdirectory", "/data"));
  }

  @Test
  void underscoresMayBelongToTheNameOfAKey() {
    LoadedConfig loaded =
        load("storage: {bucket: {bucket: b}}", "REGISTRY_STORAGE_BUCKET_MAX_RETRIES=9");

    assertThat(loaded.config().storage().parameters()).containsEntry("max_retries", "9");
  }

  @Test
  void aKeyInASectionOfTheDriverIsReached() {
    LoadedConfig loaded =
        load("storage: {bucket: {bucket: b}}", "REGISTRY_STORAGE_BUCKET_CREDENTIALS_TYPE=shared");

    assertThat(loaded.config().storage().parameters()).containsEntry("credentials.type", "shared");
  }

  @Test
  void aListIsYaml() {
    LoadedConfig loaded =
        load(FILE, "REGISTRY_HTTP_TLS_CIPHERSUITES=[A, B]", "REGISTRY_HTTP_HEADERS_X-A=[one, two]");

    assertThat(loaded.config().http().headers()).isEqualTo(Map.of("x-a", List.of("one", "two")));
  }

  @Test
  void aListOfOneNeedsNoBrackets() {
    LoadedConfig loaded = load(FILE, "REGISTRY_HTTP_HEADERS_X-A=one");

    assertThat(loaded.config().http().headers()).isEqualTo(Map.of("x-a", List.of("one")));
  }

  @Test
  void anIndexPicksAValueOfAListOfTheFile() {
    LoadedConfig loaded =
        load(
            FILE + "validation: {manifests: {urls: {allow: [a, b]}}}",
            "REGISTRY_VALIDATION_MANIFESTS_URLS_ALLOW_1=c");

    assertThat(loaded.config().validation().urlsAllow())
        .extracting(Object::toString)
        .containsExactly("a", "c");
  }

  @Test
  void indexesCountUpAsNumbers() {
    String[] variables = new String[12];
    for (int i = 0; i < variables.length; i++) {
      variables[i] = "REGISTRY_VALIDATION_MANIFESTS_URLS_DENY_" + i + "=p" + i;
    }

    LoadedConfig loaded = load(FILE, variables);

    assertThat(loaded.config().validation().urlsDeny()).hasSize(12);
    assertThat(loaded.config().validation().urlsDeny().get(10)).hasToString("p10");
  }

  @Test
  void anIndexThatLeavesAGapIsAnError() {
    LoadedConfig loaded = load(FILE, "REGISTRY_VALIDATION_MANIFESTS_URLS_DENY_1=x");

    assertThat(errors(loaded))
        .containsExactly(
            "REGISTRY_VALIDATION_MANIFESTS_URLS_DENY_1:"
                + " the list has 0 entries: \"1\" is no place in it");
  }

  @Test
  void aSectionOfAListIsReachedByItsIndex() {
    LoadedConfig loaded =
        load(
            FILE,
            "REGISTRY_VALIDATION_MANIFESTS_INDEXES_PLATFORMS=list",
            "REGISTRY_VALIDATION_MANIFESTS_INDEXES_PLATFORMLIST_0_ARCHITECTURE=arm64",
            "REGISTRY_VALIDATION_MANIFESTS_INDEXES_PLATFORMLIST_0_OS=linux");

    assertThat(loaded.config().validation().platforms())
        .isEqualTo(new PlatformCheck.Only(List.of(new PlatformCheck.Platform("arm64", "linux"))));
  }

  @Test
  void anUnderscoreStandsForTheHyphenOfAHeader() {
    LoadedConfig loaded =
        load(
            FILE + "http: {headers: {X-Content-Type-Options: [nosniff]}}",
            "REGISTRY_HTTP_HEADERS_X_CONTENT_TYPE_OPTIONS_1=more");

    assertThat(loaded.config().http().headers())
        .isEqualTo(Map.of("X-Content-Type-Options", List.of("nosniff", "more")));
  }

  @Test
  void aFieldOfTheLogMayHaveUnderscores() {
    LoadedConfig loaded = load(FILE, "REGISTRY_LOG_FIELDS_DATA_CENTER=north");

    assertThat(loaded.config().log().fields()).isEqualTo(Map.of("data_center", "north"));
  }

  @Test
  void quotesAroundAValueAreYaml() {
    LoadedConfig loaded = load(FILE, "REGISTRY_HTTP_ADDR=\":5001\"");

    assertThat(loaded.config().http().addr()).isEqualTo(new ListenAddress.Tcp("0.0.0.0", 5001));
  }

  @Test
  void aValueThatIsNoYamlIsTakenAsItIs() {
    LoadedConfig loaded = load(FILE, "REGISTRY_HTTP_SECRET=@f: [o`");

    assertThat(loaded.config().http().secret()).isEqualTo(Secret.of("@f: [o`"));
  }

  @Test
  void anEmptyVariableUndoesWhatTheFileSays() {
    LoadedConfig loaded = load(FILE + "http: {host: 'https://a.example'}", "REGISTRY_HTTP_HOST=");

    assertThat(loaded.config().http().host()).isEmpty();
  }

  @Test
  void aWrongValueNamesTheVariableAndTheKey() {
    LoadedConfig loaded = load(FILE, "REGISTRY_HTTP_DRAINTIMEOUT=5 parsecs");

    assertThat(errors(loaded))
        .containsExactly(
            "REGISTRY_HTTP_DRAINTIMEOUT: http.draintimeout: \"5 parsecs\" is not a duration"
                + " (such as 300ms, 30s or 1h30m)");
  }

  @Test
  void anUnknownVariableIsNamedWithTheNearest() {
    LoadedConfig loaded = load(FILE, "REGISTRY_HTTP_ADRR=:80");

    assertThat(warnings(loaded))
        .containsExactly(
            "the variable REGISTRY_HTTP_ADRR is unknown; did you mean REGISTRY_HTTP_ADDR?");
  }

  @Test
  void aVariableBelowASingleValueIsUnknown() {
    LoadedConfig loaded = load(FILE, "REGISTRY_HTTP_ADDR_PORT=80");

    assertThat(warnings(loaded)).singleElement().asString().contains("REGISTRY_HTTP_ADDR_PORT");
  }

  @Test
  void variablesThatAreNotMeantForTheConfigurationAreLeftAlone() {
    LoadedConfig loaded =
        load(
            FILE,
            "REGISTRY_CONFIGURATION_PATH=/etc/x.yml",
            "REGISTRY_JAVA_OPTS=-Xmx1g",
            "REGISTRY_SERVICE_HOST=10.0.0.1",
            "REGISTRY_SERVICE_PORT_HTTP=5000",
            "REGISTRY_PORT=tcp://10.0.0.1:5000",
            "REGISTRY_PORT_5000_TCP_ADDR=10.0.0.1",
            "PATH=/bin");

    assertThat(warnings(loaded)).isEmpty();
  }

  @Test
  void anotherWayToAuthenticateThanTheFilesIsAnError() {
    LoadedConfig loaded =
        load(
            FILE + "auth: {htpasswd: {realm: r, path: /p}}",
            "REGISTRY_AUTH_TOKEN_REALM=https://t.example");

    assertThat(errors(loaded))
        .contains("auth: one way is served, and these are named: htpasswd, token");
  }

  @Test
  void noAuthenticationMayBeChosenByAVariable() {
    LoadedConfig loaded =
        load(FILE + "auth: {htpasswd: {realm: r, path: /p}}", "REGISTRY_AUTH=none");

    assertThat(loaded.problems()).noneMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}
