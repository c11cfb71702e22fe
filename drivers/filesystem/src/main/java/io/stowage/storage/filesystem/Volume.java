// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

/**
 * What the stores of one driver share.
 *
 * @param layout where things lie
 * @param failures what failures mean
 * @param disk what forces content
 * @param directories makes directories
 * @param temporaries prepares files
 * @param early forces in the background
 * @param writes puts files where they belong
 * @param open what is handed out
 */
record Volume(
    Layout layout,
    Failures failures,
    Disk disk,
    Directories directories,
    Temporaries temporaries,
    EarlyForces early,
    DurableWrites writes,
    OpenFiles open) {

  static Volume of(Layout layout, Disk disk) {
    Directories directories = new Directories(layout.root(), disk);
    Temporaries temporaries = new Temporaries(layout.temporaries(), directories, disk);
    return new Volume(
        layout,
        new Failures(layout.rootDirectory()),
        disk,
        directories,
        temporaries,
        new EarlyForces(),
        new DurableWrites(directories, temporaries, disk),
        new OpenFiles());
  }

  void close() {
    early.close();
    open.close();
  }
}
