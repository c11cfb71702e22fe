// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    return mount(Map.of(), scratch, mountpoints);
  }

  /**
   * The same for one mount alone: its client caches names and attributes, of which nobody else
   * could make others, and what it holds is kept in memory.
   */
  static MooseFs mountAlone(Path scratch, Path mountpoint) throws IOException {
    String caches = "mfsattrcacheto=1,mfsentrycacheto=1,mfsdirentrycacheto=1";
    return mount(Map.of("OPTIONS", caches, "MEMORY", "2g"), scratch, mountpoint);
  }

  private static MooseFs mount(Map<String, String> environment, Path scratch, Path... mountpoints)
      throws IOException {
    Path script = Path.of("../../.ci/moosefs").toAbsolutePath().normalize();
    List<String> command = new ArrayList<>(List.of(script.toString(), scratch.toString()));
    for (Path mountpoint : mountpoints) {
      command.add(mountpoint.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
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
