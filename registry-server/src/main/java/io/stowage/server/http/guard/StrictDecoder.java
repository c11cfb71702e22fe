// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what Netty would put right, since somebody on the way may read it in another way: a
 * request with both a length and chunks, chunks that are not the last coding (RFC 9112 sections 6.1
 * and 6.3), and folded headers (section 5.2).
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
  private static final String NAME = "httpDecoder";
  private static final byte LF = '\n';

  /** Where in a request the next byte stands. */
  private enum Place {
    BEGINNING,
    HEADERS,
    BODY
  }

  private Place place = Place.BEGINNING;
  private boolean folded;

  private StrictDecoder(HttpServerOptions options) {
    super(options);
  }

  /** Takes the place of Vert.x's decoder, unless the channel is none of HTTP/1.1. */
  static void install(Channel channel, HttpServerOptions options) {
    ChannelHandler known = channel.pipeline().get(NAME);
    if (known instanceof VertxHttpRequestDecoder && !(known instanceof StrictDecoder)) {
      channel.pipeline().replace(NAME, NAME, new StrictDecoder(options));
    }
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out)
      throws Exception {
    if (place == Place.BEGINNING) {
      folded = false;
    }
    if (place != Place.BODY && !folded) {
      folded = folds(buffer, place == Place.HEADERS);
    }
    int before = out.size();
    int start = buffer.readerIndex();
    super.decode(context, buffer, out);
    for (Object decoded : out.subList(before, out.size())) {
      if (decoded instanceof HttpRequest request) {
        place = Place.BODY;
        keepToThisVersion(request);
      }
      if (decoded instanceof LastHttpContent) {
        place = Place.BEGINNING;
      }
    }
    if (place == Place.BEGINNING && out.size() == before && buffer.readerIndex() > start) {
      place = Place.HEADERS;
    }
  }

  /** Has an upgrade to HTTP/2 ignored, unless all of a request is its head. */
  private static void keepToThisVersion(HttpRequest request) {
    if (request.decoderResult().isFailure()
        || request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
        || HttpUtil.getContentLength(request, 0L) != 0) {
      request.headers().remove(HttpHeaderNames.UPGRADE);
    }
  }

  /** Called when the head is read; what is thrown makes the request an invalid one. */
  @Override
  protected boolean isContentAlwaysEmpty(@Nullable HttpMessage request) {
    if (request == null) {
      return false;
    }
    if (folded) {
      throw new IllegalArgumentException("a header is folded");
    }
    List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (!codings.isEmpty() && request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0) {
      throw new IllegalArgumentException("chunks in a version that has none");
    }
    if (!codings.isEmpty() && !endsInOneChunked(String.join(",", codings))) {
      throw new IllegalArgumentException("a transfer coding that does not end in chunked");
    }
    return super.isContentAlwaysEmpty(request);
  }

  private static boolean endsInOneChunked(String codings) {
    List<String> names =
        Stream.of(codings.split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    return names.indexOf("chunked") == names.size() - 1;
  }

  /**
   * Whether a line of a head that begins with white space follows another.
   *
   * @param afterLine whether the first line here does
   */
  private static boolean folds(ByteBuf buffer, boolean afterLine) {
    int line = buffer.readerIndex();
    boolean follows = afterLine;
    while (line < buffer.writerIndex()) {
      byte first = buffer.getByte(line);
      if (first == '\r' || first == LF) {
        if (follows) {
          return false;
        }
      } else if (first == ' ' || first == '\t') {
        if (follows) {
          return true;
        }
      } else {
        follows = true;
      }
      int end = buffer.indexOf(line, buffer.writerIndex(), LF);
      if (end < 0) {
        return false;
      }
      line = end + 1;
    }
    return false;
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("both a length and chunks");
  }
}
