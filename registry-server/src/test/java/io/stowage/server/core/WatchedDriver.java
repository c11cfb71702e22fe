// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A real driver whose calls are counted, by {@code Interface.method}, and fail on request. */
public final class WatchedDriver {
  private static final List<Class<?>> WATCHED =
      List.of(BlobStore.class, LinkStore.class, UploadStore.class, StagedUpload.class);

  public final StorageDriver driver;
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final Map<String, Runnable> before = new ConcurrentHashMap<>();
  private final Map<String, Supplier<StorageException>> failures = new ConcurrentHashMap<>();

  private final Map<String, Object> answers = new ConcurrentHashMap<>();

  public WatchedDriver(StorageDriver real) {
    driver = watch(StorageDriver.class, real);
  }

  public int calls(String call) {
    return calls.getOrDefault(call, 0);
  }

  /** Lets a call fail from now on. */
  void fail(String call, Supplier<StorageException> failure) {
    failures.put(call, failure);
  }

  /** Lets a call give something else than the driver gave, from now on. */
  void answer(String call, Object result) {
    answers.put(call, result);
  }

  /** Lets calls succeed again. */
  void mend() {
    failures.clear();
  }

  /** Does something once, just before the next such call goes to the driver. */
  void before(String call, Runnable action) {
    before.put(call, action);
  }

  private <T> T watch(Class<T> type, Object real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              String call = type.getSimpleName() + "." + method.getName();
              note(call);
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              for (Class<?> watched : WATCHED) {
                if (watched == method.getReturnType()) {
                  return watch(watched, result);
                }
              }
              return answers.getOrDefault(call, result);
            }));
  }

  private void note(String call) throws StorageException {
    calls.merge(call, 1, Integer::sum);
    Runnable action = before.remove(call);
    if (action != null) {
      action.run();
    }
    Supplier<StorageException> failure = failures.get(call);
    if (failure != null) {
      throw failure.get();
    }
  }
}
