// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import static io.stowage.server.config.load.Configs.load;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.Secret;
import org.junit.jupiter.api.Test;

class EffectiveYamlTest {

  @Test
  void whatIsGivenAndWhatIsDoneByDefaultIsShown() {
    LoadedConfig loaded =
        load(
            """
            storage:
              bucket: {bucket: images, secretkey: hunter2, storageclass: none, unknown: hunter2}
              delete: {enabled: yes}
            http:
              addr: :5000
              secret: hunter2
              headers: {X-A: ['1', two]}
            proxy: {remoteurl: 'https://me:hunter2@registry.example/v2'}
            health: {http: [{uri: 'http://localhost', headers: {Cookie: hunter2}}]}
            """,
            "REGISTRY_LOG_FIELDS_SERVICE=registry");

    assertThat(loaded.effectiveYaml())
        .isEqualTo(
            """
            version: '0.1'
            log:
              level: info
              formatter: text
              fields:
                service: registry
              accesslog:
                disabled: false
              reportcaller: false
            storage:
              bucket:
                bucket: images
                secretkey: '******'
                max_retries: 5
                storageclass: NONE
              cache:
                blobdescriptorsize: 10000
              delete:
                enabled: true
              redirect:
                disable: false
              maintenance:
                uploadpurging:
                  enabled: true
                  age: 168h
                  interval: 24h
                  dryrun: false
                readonly:
                  enabled: false
            http:
              addr: :5000
              net: tcp
              prefix: /
              secret: '******'
              relativeurls: false
              draintimeout: 8s
              drainnotice: '0'
              headers:
                X-A:
                - '1'
                - two
              limits:
                manifestbytes: 4MiB
                connections: 10000
                handshaketimeout: 10s
                headertimeout: 30s
                idletimeout: 5m
              http2:
                disabled: false
              h2c:
                enabled: false
              tls:
                minimumtls: tls1.2
            catalog:
              maxentries: 1000
            tags:
              maxtags: 1000
            validation:
              enabled: false
              disabled: false
              manifests:
                blobs: all
                indexes:
                  platforms: all
            proxy:
              remoteurl: https://******@registry.example/v2
            health:
              storagedriver:
                enabled: false
                interval: 10s
                threshold: 0
              http:
              - uri: http://localhost
                headers:
                  Cookie: '******'
                statuscode: 200
                interval: 10s
                threshold: 0
            """);
  }

  @Test
  void whatIsPrintedReadsAsTheSameConfiguration() {
    LoadedConfig loaded =
        load("storage: {filesystem: {rootdirectory: /d}}\nhttp: {addr: ':1', draintimeout: 1m}");

    LoadedConfig again = load(loaded.effectiveYaml(), "REGISTRY_HTTP_SECRET=s");

    assertThat(again.config().http())
        .isEqualTo(loaded.config().http().toBuilder().secret(Secret.of("s")).build());
    assertThat(again.config().storage().driver()).isEqualTo("filesystem");
    assertThat(again.problems()).isEmpty();
  }

  @Test
  void aWrongValueIsShownAsItIsWritten() {
    assertThat(load("storage: inmemory\nhttp: {draintimeout: soon}").effectiveYaml())
        .contains("draintimeout: soon\n");
  }
}
