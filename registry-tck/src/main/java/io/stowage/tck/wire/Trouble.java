// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;

/** What happens to a request on its way to the store, or to the answer on its way back. */
public enum Trouble {
  /** Somebody on the way says that the store is busy. */
  REFUSED("was answered by 503 on its way") {
    @Override
    boolean strike(Exchange exchange) throws IOException {
      exchange.answer(BUSY);
      return false;
    }
  },

  /** The first half arrives, and then nothing. */
  CUT("broke off half-way to the store") {
    @Override
    boolean strike(Exchange exchange) throws IOException {
      exchange.sendAndLeave(half(exchange.request().bytes()));
      return false;
    }
  },

  /** The store does what it was asked for, and the driver hears nothing of that. */
  LOST("lost its answer") {
    @Override
    boolean strike(Exchange exchange) throws IOException {
      exchange.ask(exchange.request());
      return false;
    }
  },

  /** The first half of the answer arrives. */
  CURTAILED("had its answer broken off half-way") {
    @Override
    boolean strike(Exchange exchange) throws IOException {
      exchange.answer(half(exchange.ask(exchange.request()).bytes()));
      return false;
    }
  },

  /** The store is asked twice, and its second answer is the one that arrives. */
  REPEATED("was delivered twice") {
    @Override
    boolean strike(Exchange exchange) throws IOException {
      exchange.ask(exchange.request());
      return exchange.answerWith(exchange.request());
    }
  },

  /** The store gets other bytes than were sent. */
  DAMAGED("had a bit of its body turned over") {
    @Override
    boolean concerns(Message request) {
      return request.hasBody();
    }

    @Override
    boolean strike(Exchange exchange) throws IOException {
      return exchange.answerWith(exchange.request().damaged());
    }
  },

  /** The answer is no HTTP. */
  GARBLED("had noise for an answer") {
    @Override
    boolean strike(Exchange exchange) throws IOException {
      exchange.ask(exchange.request());
      exchange.answer(NOISE);
      return false;
    }
  },

  /** The answer comes when the driver has given up, or after five seconds. */
  LATE("had its answer kept back") {
    @Override
    boolean strike(Exchange exchange) throws IOException {
      byte[] answer = exchange.ask(exchange.request()).bytes();
      if (!exchange.hangsUpWithin(LATEST)) {
        exchange.answer(answer);
      }
      return false;
    }
  };

  private static final byte[] BUSY =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(ISO_8859_1);
  private static final byte[] NOISE = "HTTP/1.1 2~%\u0007\r\n)(/&: \r\n".getBytes(ISO_8859_1);
  private static final int LATEST = 5000;

  private final String words;

  Trouble(String words) {
    this.words = words;
  }

  /** Whether it can happen to this request. */
  boolean concerns(Message request) {
    return true;
  }

  /** Lets it happen, and tells whether the connection outlasts it. */
  abstract boolean strike(Exchange exchange) throws IOException;

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  @Override
  public String toString() {
    return words;
  }
}
