// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.fault;

import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.UploadStore;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the calls to a driver, and lets something happen to one of them. Not thread-safe. */
public final class Calls {
  private static final List<Class<?>> WRAPPED =
      List.of(
          BlobStore.class,
          UploadStore.class,
          LinkStore.class,
          StagedUpload.class,
          ReadableByteChannel.class);

  /** What only tells what the driver knows. */
  private static final Set<String> NO_STEPS =
      Set.of(
          "blobs", "uploads", "links", "directAccess", "location", "size", "isDurable", "isOpen");

  private final int struck;
  private final Mishap mishap;
  private final Look look;
  private int count;
  private String what = "nothing";

  /**
   * Calls of which one goes wrong.
   *
   * @param struck which one, from 1; 0 for none
   * @param mishap what happens to that call
   */
  public Calls(int struck, Mishap mishap) {
    this(struck, mishap, () -> {});
  }

  /**
   * Calls of which one goes wrong.
   *
   * @param struck which one, from 1; 0 for none
   * @param mishap what happens to that call
   * @param look done after each call
   */
  public Calls(int struck, Mishap mishap, Look look) {
    this.struck = struck;
    this.mishap = mishap;
    this.look = look;
  }

  /** Something that is done after each call. */
  @FunctionalInterface
  public interface Look {
    /**
     * Looks.
     *
     * @throws IOException if what it sees is not as it has to be
     */
    void run() throws IOException;
  }

  /**
   * The driver, called in this way.
   *
   * @param driver the driver, which stays the caller's
   * @return the driver, called in this way; closing it closes the other
   */
  public StorageDriver to(StorageDriver driver) {
    return wrap(StorageDriver.class, driver, driver);
  }

  /** {@return how many calls there were} */
  public int count() {
    return count;
  }

  @Override
  public String toString() {
    return "call " + struck + ", which is " + what + ", " + mishap;
  }

  private <T> T wrap(Class<T> type, Object target, StorageDriver driver) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Step step =
              new Step(driver, target, method, arguments == null ? new Object[0] : arguments);
          Object answer = make(step, method);
          look.run();
          return wrapped(answer, driver);
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private @Nullable Object make(Step step, Method method) throws Throwable {
    if (method.getDeclaringClass() == Object.class || NO_STEPS.contains(step.name())) {
      return step.make();
    }
    count++;
    if (count != struck) {
      return step.make();
    }
    what = method.getDeclaringClass().getSimpleName() + '.' + step.name();
    // who lets go does not hear of it
    boolean letsGo = step.name().equals("close") && mishap == Mishap.CUT;
    return letsGo ? step.make() : mishap.befall(step);
  }

  private @Nullable Object wrapped(@Nullable Object answer, StorageDriver driver) {
    for (Class<?> type : WRAPPED) {
      if (type.isInstance(answer)) {
        return wrap(type, answer, driver);
      }
    }
    return answer;
  }
}
