// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.ListenAddress;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A unix domain socket. Its file outlives a server that was killed. */
record UnixBinding(ListenAddress.UnixSocket address) implements BindAddress {

  @Override
  public void prepare() {
    Path path = address.path();
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      if (!Files.readAttributes(path, BasicFileAttributes.class).isOther()) {
        throw failure("the file is there and is no socket", null);
      }
      if (answers(path)) {
        throw failure("another process listens there", null);
      }
      Files.delete(path);
    } catch (IOException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean answers(Path path) {
    try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return probe.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public SocketAddress shared() {
    return SocketAddress.domainSocketAddress(address.path().toString());
  }

  @Override
  public ListenAddress bound(int port) {
    return address;
  }

  @Override
  public ListenException failure(Throwable cause) {
    return failure(String.valueOf(cause.getMessage()), cause);
  }

  private ListenException failure(String reason, @Nullable Throwable cause) {
    return new ListenException("http.addr: cannot listen on " + address + ": " + reason, cause);
  }

  @Override
  public void release() {
    try {
      Files.deleteIfExists(address.path());
    } catch (IOException e) {
      throw failure("its file cannot be removed: " + e.getMessage(), e);
    }
  }
}
