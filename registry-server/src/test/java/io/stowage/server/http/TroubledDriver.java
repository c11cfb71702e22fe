// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.storage.BlobStore;
import io.stowage.storage.DirectAccess;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.UploadStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A driver whose calls fail for as long as they are told to, and that may have URLs. */
final class TroubledDriver implements StorageDriver {
  private final StorageDriver driver;
  private final @Nullable URI direct;
  private final AtomicReference<@Nullable Callable<Exception>> trouble = new AtomicReference<>();

  /**
   * @param direct where every blob can be had; null for nowhere
   */
  TroubledDriver(StorageDriver driver, @Nullable URI direct) {
    this.driver = driver;
    this.direct = direct;
  }

  /**
   * Makes each call to a store fail from now on, with what this gives when it likes to; null to let
   * them through.
   */
  void trouble(@Nullable Callable<Exception> failure) {
    trouble.set(failure);
  }

  @Override
  public BlobStore blobs() {
    return troubled(BlobStore.class, driver.blobs());
  }

  @Override
  public UploadStore uploads() {
    return troubled(UploadStore.class, driver.uploads());
  }

  @Override
  public LinkStore links() {
    return troubled(LinkStore.class, driver.links());
  }

  @Override
  public Optional<DirectAccess> directAccess() {
    return Optional.ofNullable(direct).map(url -> (digest, validFor) -> url);
  }

  @Override
  public void probe() {}

  @Override
  public String location() {
    return driver.location();
  }

  @Override
  public void close() {
    driver.close();
  }

  private <T> T troubled(Class<T> type, T store) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Callable<Exception> failure = trouble.get();
              if (failure != null) {
                throw failure.call();
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
