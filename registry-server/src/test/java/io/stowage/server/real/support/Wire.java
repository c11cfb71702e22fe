// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A connection on which a test writes what it likes, right or wrong. */
public final class Wire implements Closeable {

  private static final int ANSWER_LIMIT_MILLIS = 20_000;

  private final Socket socket;

  private Wire(Socket socket) {
    this.socket = socket;
  }

  public static Wire to(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
    return new Wire(socket);
  }

  public void write(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  public void write(String text) throws IOException {
    write(text.getBytes(ISO_8859_1));
  }

  /**
   * Sends all of {@code request} and reads one answer at the same time, for a server may answer,
   * and hang up, before it has read everything.
   *
   * @return empty if the server hung up without an answer
   */
  public Optional<Answer> exchange(byte[] request) throws IOException {
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              try {
                write(request);
              } catch (IOException e) {
                // the server hung up; what it said before is what counts
                return;
              }
            });
    Optional<Answer> answer = answer();
    socket.close();
    writing.join();
    return answer;
  }

  /** Reads one answer; empty if the server hung up without one. */
  public Optional<Answer> answer() throws IOException {
    return Answer.read(socket.getInputStream());
  }

  /** Says that nothing more will come, and goes on listening. */
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Breaks the connection off with a reset rather than an orderly end. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
