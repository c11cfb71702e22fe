// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.ClientImage;
import io.stowage.server.real.support.Command;
import io.stowage.server.real.support.Deployment;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients at the deployment of the guide: who gets in, and that what goes in comes out. */
class DeploymentClientsIT {

  private static final int LAYER = 2 * 1024 * 1024;
  private static final String CERTIFICATES = "/etc/docker/certs.d/" + Deployment.REGISTRY;

  @RegisterExtension static final Deployment DEPLOYMENT = Deployment.byTheGuide();

  @BeforeEach
  @AfterEach
  void logIn() {
    DEPLOYMENT.client().run(login(Deployment.USER, Deployment.PASSWORD));
  }

  @Test
  void dockerRefusesTheRegistryWithoutTheAuthority() {
    String moved = CERTIFICATES + ".away";
    DEPLOYMENT.client().run("mv %s %s".formatted(CERTIFICATES, moved));

    Command.Outcome outcome =
        DEPLOYMENT.client().bash(login(Deployment.USER, Deployment.PASSWORD)).run();
    DEPLOYMENT.client().run("mv %s %s".formatted(moved, CERTIFICATES));

    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.err()).contains("unknown authority");
  }

  @Test
  void aPushWithoutALoginIsRefused() throws IOException {
    ClientImage image = ClientImage.load(DEPLOYMENT.client(), "clients/nobody", 31, 1, LAYER);
    DEPLOYMENT.client().run("docker logout " + Deployment.REGISTRY);

    Command.Outcome push = DEPLOYMENT.client().bash("docker push " + image.name()).run();

    assertThat(push.exit()).isNotZero();
    assertThat(push.err()).contains("no basic auth credentials");
  }

  @Test
  void aWrongPasswordIsRefused() {
    Command.Outcome outcome = DEPLOYMENT.client().bash(login(Deployment.USER, "wrong")).run();

    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.err()).contains("401");
  }

  @Test
  void anAccountThatTheRegistrysOwnCommandMadeIsLetIn() {
    for (String node : new String[] {"node-a", "node-b"}) {
      DEPLOYMENT
          .machine(node)
          .run("/opt/stowage/bin/registry htpasswd -Bb /etc/stowage/htpasswd bob 'battery staple'");
    }

    assertThat(DEPLOYMENT.client().run(login("bob", "battery staple"))).contains("Login Succeeded");
  }

  @Test
  void theLogNamesTheClientRatherThanTheBalancer() {
    DEPLOYMENT
        .client()
        .run(
            "curl --silent --fail --cacert %s/ca.crt --user '%s' https://%s/v2/?named"
                .formatted(CERTIFICATES, credentials(), Deployment.REGISTRY));

    assertThat(DEPLOYMENT.grep("GET /v2/?named")).startsWith("192.0.2.30 - alice [");
  }

  @Test
  void dockerPullsBackWhatItPushed() throws IOException {
    ClientImage image = ClientImage.load(DEPLOYMENT.client(), "clients/docker", 32, 4, LAYER);
    image.push();

    image.assertComesBack();
  }

  @Test
  void skopeoPullsBackWhatItPushed() {
    DEPLOYMENT
        .client()
        .run(
            """
            docker save --output /srv/skopeo.tar hello
            skopeo --insecure-policy copy --dest-creds '%1$s' docker-archive:/srv/skopeo.tar docker://%2$s/clients/skopeo:v1
            skopeo --insecure-policy copy --src-creds '%1$s' docker://%2$s/clients/skopeo:v1 dir:/srv/skopeo
            """
                .formatted(credentials(), Deployment.REGISTRY));

    String sum = DEPLOYMENT.client().run("sha256sum </srv/skopeo/manifest.json | cut -d ' ' -f 1");
    assertThat("sha256:" + sum.strip()).isEqualTo(digestOf("clients/skopeo"));
  }

  @Test
  void podmanPullsBackWhatItPushed() {
    String podman = "podman --root /srv/podman --runroot /run/podman --storage-driver vfs ";
    String name = Deployment.REGISTRY + "/clients/podman:v1";
    String pulled =
        DEPLOYMENT
            .client()
            .run(
                """
                docker save --output /srv/podman.tar hello
                %1$s load --quiet --input /srv/podman.tar >/dev/null
                %1$s push --quiet --creds '%2$s' localhost/hello %3$s
                %1$s image rm --all --force >/dev/null
                %1$s pull --quiet --creds '%2$s' %3$s >/dev/null
                %1$s image inspect --format '{{.Digest}}' %3$s
                """
                    .formatted(podman, credentials(), name));

    assertThat(pulled.strip()).isEqualTo(digestOf("clients/podman"));
  }

  private static String digestOf(String repository) {
    return DEPLOYMENT
        .client()
        .run(
            "skopeo inspect --creds '%s' --format '{{.Digest}}' docker://%s/%s:v1"
                .formatted(credentials(), Deployment.REGISTRY, repository))
        .strip();
  }

  private static String credentials() {
    return Deployment.USER + ":" + Deployment.PASSWORD;
  }

  private static String login(String user, String password) {
    return "echo '%s' | docker login --username %s --password-stdin %s"
        .formatted(password, user, Deployment.REGISTRY);
  }
}
