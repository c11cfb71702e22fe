// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** One connection of HTTP/1.1 over TLS that goes on over requests, to whoever it is. */
public final class TlsConnection implements AutoCloseable {
  private final SSLSocket socket;
  private final BufferedReader in;

  /** Connects to a loopback port. */
  public TlsConnection(int port) throws IOException {
    socket =
        (SSLSocket)
            context().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.startHandshake();
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  /** The name of who signed the certificate that a new connection is shown. */
  public static String shown(int port) {
    try (TlsConnection connection = new TlsConnection(port)) {
      return connection.issuer();
    } catch (IOException e) {
      throw new AssertionError("no connection to port " + port, e);
    }
  }

  /** The name of who signed the server's certificate. */
  public String issuer() throws IOException {
    return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
        .getIssuerX500Principal()
        .getName();
  }

  /** Asks for the head of a resource, and gives the status. */
  public int status(String path) throws IOException {
    String request = "HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    String line = in.readLine();
    if (line == null) {
      throw new IOException("the connection was closed");
    }
    int status = Integer.parseInt(line.split(" ", 3)[1]);
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    return status;
  }

  private static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("a JVM without TLS", e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The tests look at the certificate themselves. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
