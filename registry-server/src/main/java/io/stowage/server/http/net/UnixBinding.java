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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A unix domain socket. Its file outlives a server that was killed. */
record UnixBinding(ListenAddress.UnixSocket address) implements BindAddress {
  private static final Logger LOG = LoggerFactory.getLogger(UnixBinding.class);

  @Override
  public void prepare() throws ListenException {
    Path path = address.path();
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!isSocket(path)) {
      throw failure("the file is there and is no socket", null);
    }
    if (answers(path)) {
      throw failure("another process listens there", null);
    }
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw failure("an old socket cannot be removed: " + e.getMessage(), e);
    }
  }

  private static boolean isSocket(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isOther();
    } catch (IOException e) {
      return false;
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
      LOG.warn("the socket {} cannot be removed: {}", address.path(), e.getMessage());
    }
  }
}
