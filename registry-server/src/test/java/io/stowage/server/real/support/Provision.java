// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.nio.file.Path;

/** Puts on machines what the guide takes for granted. */
final class Provision {

  private static final Path STAND_INS =
      Repository.file("registry-server/src/test/resources/real/machine");

  private Provision() {}

  /** The example's files with the distribution beside them, and stand-ins for systemd and ssh. */
  static void any(Machine machine) {
    machine.copy(Repository.file("examples/deploy"), "/root");
    machine.copy(RegistryProgram.tarball(), "/root/deploy");
    machine.copy(STAND_INS.resolve("systemctl"), "/usr/local/sbin");
    machine.copy(STAND_INS.resolve("ssh"), "/usr/local/sbin");
  }

  /** A Docker engine, which has an image {@code hello}. */
  static void dockerHost(Machine machine) {
    machine.run(
        """
        (setsid dockerd >/run/dockerd.log 2>&1 </dev/null &)
        timeout 60 sh -c 'until docker version >/dev/null 2>&1; do sleep 0.1; done' || { cat /run/dockerd.log; exit 1; }
        head -c 3000000 /dev/urandom >/srv/hello
        tar -C /srv -c hello | docker import - hello
        """);
  }

  /**
   * Docker Compose, and the images that its file and the container file begin with, made of the
   * programs of this machine.
   */
  static void containerHost(Machine machine) {
    dockerHost(machine);
    machine.copy(STAND_INS.resolve("docker-compose"), "/root/.docker/cli-plugins");
    machine.copy(STAND_INS.resolve("base-image"), "/usr/local/bin");
    machine.run(
        """
        sed -i '/registry.example/d' /etc/hosts
        echo '192.0.2.40 registry.example' >>/etc/hosts
        java=%s
        base-image $java |
          docker import --change "ENV JAVA_HOME=$java" --change "ENV PATH=$java/bin:/usr/local/bin:/usr/bin:/bin" - eclipse-temurin:21-jre
        base-image redis-server | docker import - redis:7
        base-image haproxy |
          docker import --change 'CMD ["/usr/sbin/haproxy", "-W", "-db", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]' - haproxy:lts
        """
            .formatted(System.getProperty("java.home")));
  }
}
