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
}
