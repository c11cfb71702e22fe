// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A MooseFS of the test's own, made by {@code .ci/moosefs}, mounted as on several machines. It is
 * gone after {@link #close} and when this JVM ends, however it ends.
 */
final class MooseFs implements AutoCloseable {
  private final Process process;

  private MooseFs(Process process) {
    this.process = process;
  }

  /**
   * Starts the servers and mounts what they serve.
   *
   * @param scratch an empty directory for the servers' files
   */
  static MooseFs mount(Path scratch, Path... mountpoints) throws IOException {
    Path script = Path.of("../../.ci/moosefs").toAbsolutePath().normalize();
    List<String> command = new ArrayList<>(List.of(script.toString(), scratch.toString()));
    for (Path mountpoint : mountpoints) {
      command.add(mountpoint.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    MooseFs volume = new MooseFs(builder.start());
    String line = volume.process.inputReader().readLine();
    if (!"ready".equals(line)) {
      volume.close();
      throw new AssertionError("no MooseFS: " + String.join(" ", command));
    }
    return volume;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
