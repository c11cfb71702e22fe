// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Reaches the reference driver by HTTP: each call is a request, and is made when that arrives. */
final class PhoneDriver {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final int TRIES = 5;
  private static final byte[] SOME = {1, 2, 3};
  private static final List<Class<?>> REACHED =
      List.of(
          BlobStore.class,
          UploadStore.class,
          LinkStore.class,
          StagedUpload.class,
          ReadableByteChannel.class);

  private final URI url;
  private final PhoneFault fault;

  PhoneDriver(URI url, PhoneFault fault) {
    this.url = url;
    this.fault = fault;
  }

  <T> T reach(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> ring(new Ring(target, method, arguments))));
  }

  private Object ring(Ring ring) throws Throwable {
    if (ring.method.getExceptionTypes().length == 0) {
      ring.act(ring.bytes);
      return ring.outcome();
    }
    String number = "/" + UUID.randomUUID();
    PhoneLine.one().expect(number, ring::act);
    try {
      request(number, ring);
    } finally {
      PhoneLine.one().forget(number);
    }
    return ring.outcome();
  }

  private void request(String number, Ring ring) throws StorageException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(url.resolve(number))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(ring.bytes));
        if (fault != PhoneFault.NO_SUM) {
          request.header(PhoneLine.SUM, PhoneLine.sum(ring.bytes));
        }
        HttpResponse<byte[]> answer =
            CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          return;
        } else if (fault == PhoneFault.DENIED) {
          throw new StorageException.Denied("the store answers " + answer.statusCode(), null);
        }
      } catch (IOException e) {
        if (e instanceof StorageException typed) {
          throw typed;
        } else if (fault == PhoneFault.UNTYPED) {
          throw new UncheckedIOException(e);
        } else if (fault == PhoneFault.SILENCE) {
          return;
        }
      }
      if (tries == TRIES) {
        throw new StorageException.Unavailable("the store does not answer", null);
      }
    }
  }

  /** A call that is made when it arrives: once, unless the driver is broken in that. */
  private final class Ring {
    private final Object target;
    private final Method method;
    private final Object[] arguments;
    private final byte[] bytes;
    private boolean made;
    private Object value;
    private Throwable failure;

    Ring(Object target, Method method, Object[] arguments) {
      this.target = target;
      this.method = method;
      this.arguments = arguments;
      this.bytes = method.getName().equals("append") ? rest((ByteBuffer) arguments[0]) : SOME;
    }

    private static byte[] rest(ByteBuffer buffer) {
      byte[] rest = new byte[buffer.remaining()];
      buffer.get(rest);
      return rest;
    }

    synchronized byte[] act(byte[] arrived) {
      if (!made || fault == PhoneFault.TWICE) {
        made = true;
        try {
          Object[] there =
              method.getName().equals("append")
                  ? new Object[] {ByteBuffer.wrap(arrived)}
                  : arguments;
          value = method.invoke(target, there);
        } catch (InvocationTargetException e) {
          failure = e.getCause();
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
      return SOME;
    }

    synchronized Object outcome() throws Throwable {
      if (failure != null) {
        throw failure;
      }
      for (Class<?> type : REACHED) {
        if (type.isInstance(value)) {
          return reach(type, value);
        }
      }
      return value == null && method.getReturnType() == boolean.class ? false : value;
    }
  }

  /** A driver that is reached in this way. */
  static StorageDriver on(StorageDriver driver, URI url, PhoneFault fault) {
    return new PhoneDriver(url, fault).reach(StorageDriver.class, driver);
  }
}
