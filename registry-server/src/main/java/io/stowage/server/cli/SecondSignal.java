// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;

/**
 * What happens on a signal to stop while the process stops already. The JVM by itself ignores it;
 * what it has for that is not part of Java, and so is found by name.
 */
final class SecondSignal {
  private static final List<String> NAMES = List.of("TERM", "INT");

  /** What shells add to the number of the signal that ended a process. */
  private static final int BY_SIGNAL = 128;

  private SecondSignal() {}

  /** Has it end the process at once. */
  static void endsAtOnce(Logger log) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method number = signal.getMethod("getNumber");
      Object halt =
          Proxy.newProxyInstance(
              SecondSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                Runtime.getRuntime().halt(BY_SIGNAL + (int) number.invoke(arguments[0]));
                return null;
              });
      Method handle = signal.getMethod("handle", signal, handler);
      for (String name : NAMES) {
        handle.invoke(null, signal.getConstructor(String.class).newInstance(name), halt);
      }
    } catch (ReflectiveOperationException e) {
      log.debug("a second signal will be ignored", e);
    }
  }
}
