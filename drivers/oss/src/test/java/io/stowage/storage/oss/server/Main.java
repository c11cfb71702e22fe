// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Runs the server as a process of its own: PORT DIRECTORY BUCKET REGION ID SECRET. */
public final class Main {
  private Main() {}

  /** Prints the port when it serves, then each operation, and serves until it is killed. */
  public static void main(String[] arguments) throws IOException {
    OssServer server =
        new OssServer(
            Integer.parseInt(arguments[0]),
            Path.of(arguments[1]),
            arguments[2],
            arguments[3],
            Clock.systemUTC(),
            Account.lasting(arguments[4], arguments[5]));
    System.out.println(server.port());
    server.onCall(System.out::println);
  }
}
