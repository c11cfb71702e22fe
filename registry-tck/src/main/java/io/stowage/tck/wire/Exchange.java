// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * A request that came over the wire, and what can be done about it.
 *
 * @param request the request
 * @param driver who sent it
 * @param store whom it is for
 */
record Exchange(Message request, Socket driver, InetSocketAddress store) {
  private static final int PATIENCE = 30_000;

  /** Asks the store, over a connection of its own. */
  Message ask(Message question) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(question.bytes());
      return Message.answer(new BufferedInputStream(socket.getInputStream()), question);
    }
  }

  /** Sends the store some bytes and leaves. */
  void sendAndLeave(byte[] bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(store.getAddress(), store.getPort());
    socket.setSoTimeout(PATIENCE);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** Gives the driver some bytes. */
  void answer(byte[] bytes) throws IOException {
    OutputStream out = driver.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Gives the driver what the store answers, and tells whether the connection outlasts that. */
  boolean answerWith(Message question) throws IOException {
    Message answer = ask(question);
    answer(answer.bytes());
    return !answer.last();
  }

  /** Whether the driver, which waits for an answer, gives up within a time. */
  boolean hangsUpWithin(int millis) throws IOException {
    driver.setSoTimeout(millis);
    try {
      return driver.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      driver.setSoTimeout(0);
    }
  }
}
