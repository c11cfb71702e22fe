// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import com.ceph.rados.IoCTX;
import com.ceph.rados.Rados;
import com.ceph.rados.exceptions.RadosException;
import com.sun.jna.Pointer;
import io.stowage.storage.StorageException;
import java.util.Map;

/**
 * A connection to a cluster, with one pool open. Not to be used once it is closed: {@link Cluster}
 * sees to that.
 */
final class Connection implements AutoCloseable {
  /** So that librados writes to no file and no stream of ours. */
  private static final Map<String, String> QUIET =
      Map.of(
          "log_to_stderr", "false",
          "err_to_stderr", "false",
          "log_file", "",
          "admin_socket", "",
          "pid_file", "");

  private final Client client;
  private final IoCTX pool;

  private Connection(Client client, IoCTX pool) {
    this.client = client;
    this.pool = pool;
  }

  /** Rados that tells whether librados made a handle; all else it would do without one crashes. */
  private static final class Client extends Rados {
    Client(String cluster, String user) {
      super(cluster, user, 0);
    }

    boolean isThere() {
      return clusterPtr != null;
    }
  }

  /** A step of connecting that rados-java does. */
  private interface Step {
    void run() throws RadosException;
  }

  /**
   * Connects and opens the pool.
   *
   * @throws StorageException with a line that says what to install or check
   */
  static Connection open(ConnectionSettings settings) throws StorageException {
    Client client = client(settings);
    boolean done = false;
    try {
      configure(client, settings);
      connect(client, settings);
      Connection connection = new Connection(client, pool(client, settings));
      done = true;
      return connection;
    } finally {
      if (!done) {
        client.shutDown();
      }
    }
  }

  private static Client client(ConnectionSettings settings) throws StorageException {
    try {
      if (!Cells.fit()) {
        throw new StorageException.Unavailable("the driver rados needs a 64-bit JVM", null);
      }
      LibRados.load();
      Client client = new Client(settings.cluster(), settings.user());
      if (!client.isThere()) {
        throw new StorageException.Denied(
            "librados takes no user " + settings.user() + ": check username and cluster", null);
      }
      return client;
    } catch (LinkageError e) {
      throw ConnectionFailures.ofLibrary(e);
    }
  }

  private static void configure(Client client, ConnectionSettings settings)
      throws StorageException {
    step(
        () -> client.confReadFile(settings.conffile().toFile()),
        result -> ConnectionFailures.ofConffile(settings, result));
    set(client, QUIET, settings);
    set(client, settings.options(), settings);
  }

  private static void set(Client client, Map<String, String> options, ConnectionSettings settings)
      throws StorageException {
    for (Map.Entry<String, String> option : options.entrySet()) {
      step(
          () -> client.confSet(option.getKey(), option.getValue()),
          result -> ConnectionFailures.ofOption(settings, option.getKey(), result));
    }
  }

  private static void connect(Client client, ConnectionSettings settings) throws StorageException {
    step(client::connect, result -> ConnectionFailures.ofConnect(settings, result));
  }

  private static IoCTX pool(Client client, ConnectionSettings settings) throws StorageException {
    IoCTX[] pool = new IoCTX[1];
    step(
        () -> pool[0] = client.ioCtxCreate(settings.poolname()),
        result -> ConnectionFailures.ofPool(settings, result));
    if (!settings.namespace().isEmpty()) {
      LibRados.rados_ioctx_set_namespace(pool[0].getPointer(), settings.namespace());
    }
    return pool[0];
  }

  private interface Meaning {
    StorageException of(int result);
  }

  private static void step(Step step, Meaning meaning) throws StorageException {
    try {
      step.run();
    } catch (RadosException e) {
      throw meaning.of(e.getReturnValue());
    }
  }

  /** The pool's handle. */
  Pointer pool() {
    return pool.getPointer();
  }

  @Override
  public void close() {
    client.ioCtxDestroy(pool);
    client.shutDown();
  }
}
