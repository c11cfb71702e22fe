// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An image that a {@link Deployment}'s client pushes and pulls by Docker.
 *
 * @param name repository and tag at the registry
 * @param id what Docker knows its content by
 */
public record ClientImage(Machine client, String name, String id) {

  /** Makes an image of random layers and loads it into the client's Docker engine. */
  public static ClientImage load(
      Machine client, String repository, long seed, int layers, int layerSize) throws IOException {
    String name = Deployment.REGISTRY + "/" + repository + ":v1";
    Path archive = client.file("/srv/" + seed + ".tar");
    String id = DockerArchive.write(archive, name, seed, layers, layerSize);
    client.run("docker load --input /srv/" + seed + ".tar");
    Files.delete(archive);
    return new ClientImage(client, name, id);
  }

  public void push() {
    client.run(pushing());
  }

  /** The command that pushes it. */
  public String pushing() {
    return "docker push " + name;
  }

  /** The command that pulls it. */
  public String pulling() {
    return "docker pull " + name;
  }

  /** Takes the image, and the layers that are its own, from the engine. */
  public void forget() {
    client.run("docker image rm " + name);
  }

  /** The digest of the manifest that was pushed or pulled. */
  public String digest() {
    String format = "{{index .RepoDigests 0}}";
    String reference = client.run("docker image inspect --format '" + format + "' " + name).strip();
    return reference.substring(reference.indexOf('@') + 1);
  }

  /** Takes the image from the engine and pulls it: it has to be the same. */
  public void assertComesBack() {
    String digest = digest();
    forget();
    client.run(pulling());
    assertIs(digest);
  }

  /** The engine has the image, as it was made and under this digest. */
  public void assertIs(String digest) {
    assertThat(digest()).isEqualTo(digest);
    assertThat(loadedId()).isEqualTo(id);
  }

  /** What the engine has under the name. */
  private String loadedId() {
    return client.run("docker image inspect --format '{{.Id}}' " + name).strip();
  }
}
