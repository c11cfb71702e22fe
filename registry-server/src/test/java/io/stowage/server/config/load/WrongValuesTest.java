// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import static io.stowage.server.config.load.Configs.errors;
import static io.stowage.server.config.load.Configs.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongValuesTest {
  private static final String FILE = "storage: {inmemory: {}}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http: {draintimeout: 5 parsecs}|http.draintimeout: \"5 parsecs\" is not a duration"
            + " (such as 300ms, 30s or 1h30m)",
        "http: {draintimeout: 30}|http.draintimeout: \"30\" is not a duration"
            + " (such as 300ms, 30s or 1h30m)",
        "http: {addr: 5000}|http.addr: \"5000\" is not host:port"
            + " (such as 127.0.0.1:5000 or :5000)",
        "http: {addr: 'localhost:70000'}|http.addr: \"localhost:70000\" is not host:port"
            + " (such as 127.0.0.1:5000 or :5000)",
        "http: {net: udp}|http.net: \"udp\" is none of tcp, unix",
        "http: {prefix: /a}|http.prefix: \"/a\" does not begin and end with a slash",
        "http: {host: registry.example}|http.host: \"registry.example\" is not a URL"
            + " (such as https://registry.example)",
        "http: {relativeurls: perhaps}|http.relativeurls: \"perhaps\" is neither true nor false",
        "http: {headers: [a]}|http.headers: takes names with values",
        "http: {addr: [a]}|http.addr: takes one value",
        "http: {limits: {manifestbytes: 0}}|http.limits.manifestbytes: \"0\" is not between"
            + " 1 and 67108864 bytes",
        "http: {limits: {manifestbytes: 2TB}}|http.limits.manifestbytes: \"2TB\" is not a number"
            + " of bytes (such as 4194304 or 4MiB)",
        "http: {tls: {certificate: /none.pem, key: /none.key}}|http.tls.certificate: cannot read"
            + " the file /none.pem",
        "http: 5000|http: is a section: name a key in it",
        "log: {level: loud}|log.level: \"loud\" is none of error, warn, info, debug",
        "log: {formatter: xml}|log.formatter: \"xml\" is none of text, json, logstash",
        "version: 0.2|version: \"0.2\" is none of 0.1",
        "tags: {maxtags: -1}|tags.maxtags: \"-1\" is not between 1 and 2147483647 tags",
        "catalog: {maxentries: many}|catalog.maxentries: \"many\" is not a whole number",
        "validation: {manifests: {urls: {allow: ['(']}}}|validation.manifests.urls.allow: \"(\""
            + " is not a regular expression: Unclosed group",
        "validation: {manifests: {indexes: {platformlist: {os: a}}}}"
            + "|validation.manifests.indexes.platformlist: is a list of sections",
      })
  void aWrongValueIsOneLineThatNamesTheKey(String yaml, String message) {
    LoadedConfig loaded = load(FILE + yaml);

    assertThat(errors(loaded)).first().isEqualTo(message);
    assertThatThrownBy(loaded::config)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void theFirstOfSeveralWrongValuesIsToldWithTheNumberOfTheRest() {
    LoadedConfig loaded = load(FILE + "http: {net: x, relativeurls: u, h2c: {enabled: z}}");

    assertThatThrownBy(loaded::config)
        .hasMessage("http.net: \"x\" is none of tcp, unix (and 2 more)");
  }

  @Test
  void aCertificateWithoutAKeyIsAnError() throws Exception {
    LoadedConfig loaded = load(FILE + "http: {tls: {certificate: /etc/passwd}}");

    assertThat(errors(loaded))
        .containsExactly(
            "http.tls.key: is missing: TLS needs both http.tls.certificate and http.tls.key");
  }

  @Test
  void zeroIsNoAgeForPurging() {
    LoadedConfig loaded = load("storage: {inmemory: {}, maintenance: {uploadpurging: {age: 0}}}");

    assertThat(errors(loaded))
        .containsExactly("storage.maintenance.uploadpurging.age: must be longer than 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "proxy: {remoteurl: 'https://r.example'}|proxy.remoteurl is not served yet, and without it"
            + " an empty registry would be served in its place",
        "http: {tls: {letsencrypt: {email: a@b.example}}}|http.tls.letsencrypt is not served yet,"
            + " and without it passwords would travel in clear text: have certbot or the like write"
            + " files for http.tls.certificate and http.tls.key, whose renewals are picked up",
      })
  void aServerThatWouldDoHarmDoesNotStart(String yaml, String message) {
    LoadedConfig loaded = load(FILE + yaml);

    assertThat(errors(loaded)).containsExactly(message);
  }

  @Test
  void anUnknownWayToAuthenticateDoesNotStartOpen() {
    LoadedConfig loaded = load(FILE + "auth: {ldap: {url: 'ldap://l.example'}}");

    assertThat(errors(loaded)).containsExactly("auth: there is no way \"ldap\" to authenticate");
  }
}
