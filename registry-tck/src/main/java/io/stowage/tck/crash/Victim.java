// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.crash;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A process that does one deed again and again and tells of each before and after, until somebody
 * kills it. The driver's parameters come by its input, so that no list of processes shows them.
 */
public final class Victim {
  static final char BEGUN = '+';
  static final char DONE = '-';

  private Victim() {}

  /**
   * Does the deed until the process is killed.
   *
   * @param arguments the name of the driver, of the deed, and the seed
   * @throws IOException if the deed fails, or nobody listens
   */
  public static void main(String[] arguments) throws IOException {
    Properties input = new Properties();
    input.load(System.in);
    Map<String, String> parameters = new HashMap<>();
    input.stringPropertyNames().forEach(name -> parameters.put(name, input.getProperty(name)));
    Deed deed = Deed.valueOf(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    StorageDriver driver = StorageDrivers.load().open(arguments[0], parameters);
    for (int i = 0; ; i++) {
      tell(BEGUN);
      deed.act(driver, seed, i);
      tell(DONE);
    }
  }

  private static void tell(char what) {
    System.out.write(what);
    System.out.flush();
  }
}
