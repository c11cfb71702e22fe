// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is answered.
 *
 * @param status the status
 * @param headers names and values
 * @param body what is sent
 */
record Answer(int status, Map<String, String> headers, Body body) {

  /** Bytes that are sent and then given back. */
  interface Body extends AutoCloseable {
    long length();

    void write(OutputStream out) throws IOException;

    @Override
    default void close() {}
  }

  static Answer of(int status) {
    return new Answer(status, new TreeMap<>(), bytes(new byte[0]));
  }

  static Answer of(Xml xml) {
    return of(200).with("Content-Type", "application/xml").with(bytes(xml.bytes()));
  }

  static Answer of(OssFailure failure, String requestId, String host) {
    byte[] xml =
        new Xml("Error")
            .add("Code", failure.code())
            .add("Message", failure.getMessage())
            .add("RequestId", requestId)
            .add("HostId", host)
            .bytes();
    return of(failure.status())
        .with("Content-Type", "application/xml")
        .with("x-oss-err", Base64.getEncoder().encodeToString(xml))
        .with(bytes(xml));
  }

  Answer with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Answer with(Body content) {
    return new Answer(status, headers, content);
  }

  private static Body bytes(byte[] bytes) {
    return new Body() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void write(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }
}
