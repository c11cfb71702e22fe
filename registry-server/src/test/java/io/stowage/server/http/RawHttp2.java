// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A connection on which a test writes frames of HTTP/2 that no client library would. */
final class RawHttp2 implements AutoCloseable {
  static final int HEADERS = 1;
  static final int RESET = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GO_AWAY = 7;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  /** GET / of http://x (RFC 7541 appendix A). */
  static final byte[] GET = HexFormat.of().parseHex("8286844101" + "78");

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int BUFFER = 8 * 1024;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  RawHttp2(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
  }

  /** What came back. */
  record Frame(int type, ByteBuf payload) {
    /** The status of an answer, from a frame of headers that is the first of its connection. */
    String status() {
      try {
        return new DefaultHttp2HeadersDecoder().decodeHeaders(1, payload).status().toString();
      } catch (Http2Exception e) {
        throw new AssertionError("not the headers of an answer", e);
      }
    }
  }

  /** Asks by a request of HTTP/1.1 for HTTP/2, and returns the first line of the answer. */
  String upgrade() throws IOException {
    String request =
        """
        GET / HTTP/1.1
        Host: x
        Connection: Upgrade, HTTP2-Settings
        Upgrade: h2c
        HTTP2-Settings: AAMAAABk

        """;
    out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.substring(0, head.indexOf("\r\n"));
  }

  /** Says that it speaks HTTP/2. */
  RawHttp2 begin() throws IOException {
    out.write(PREFACE.getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0);
    out.flush();
    return this;
  }

  /** Writes a frame, which may stay here until {@link #flush}. */
  void frame(int type, int flags, int stream, byte... payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    out.write(frame.array());
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Reads the next frame of a type, past others. */
  Frame next(int type) throws IOException {
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int typeOfThis = in.readUnsignedByte();
      in.skipNBytes(5);
      byte[] payload = in.readNBytes(length);
      if (typeOfThis == type) {
        return new Frame(type, Unpooled.wrappedBuffer(payload));
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
