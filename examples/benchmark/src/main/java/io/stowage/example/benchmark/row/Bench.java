// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Blob;
import io.stowage.example.benchmark.load.Body;
import io.stowage.example.benchmark.load.Curl;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.registry.TlsCertificate;
import java.io.IOException;
import java.nio.file.Path;

/** What the rows share: sizes, content, a certificate, a place for files. Not thread-safe. */
public final class Bench {
  private static final String LARGE = "large";

  private final Sizes sizes;
  private final Workspace workspace;
  private final TlsCertificate certificate;
  private final Body largeBody;
  private final Body mediumBody;
  private final Blob large;
  private final Blob medium;
  private final Stock stock;
  private final Stores stores;

  /**
   * Makes the content and the certificate.
   *
   * @param workspace where; it must outlive this
   * @throws IOException if files cannot be written there
   */
  public Bench(Sizes sizes, Workspace workspace) throws IOException, InterruptedException {
    this.sizes = sizes;
    this.workspace = workspace;
    this.certificate = TlsCertificate.create(workspace.path());
    this.largeBody = Body.create(workspace.path().resolve(LARGE), sizes.large());
    this.mediumBody = Body.create(workspace.path().resolve("medium"), sizes.medium());
    this.large = largeBody.next();
    this.medium = mediumBody.next();
    this.stock = new Stock(workspace);
    this.stores = new Stores(workspace);
  }

  /** How much work the rows do. */
  public Sizes sizes() {
    return sizes;
  }

  Workspace workspace() {
    return workspace;
  }

  TlsCertificate certificate() {
    return certificate;
  }

  Stock stock() {
    return stock;
  }

  /** The large blob that is pulled. */
  Blob large() {
    return large;
  }

  /** A file as large as the large blob, but for a few bytes. */
  Path largeFile() {
    return workspace.path().resolve(LARGE);
  }

  /** The medium blob that is pulled. */
  Blob medium() {
    return medium;
  }

  /** A large blob like no other, to push. */
  Blob newLarge() {
    return largeBody.next();
  }

  /** A medium blob like no other, to push. */
  Blob newMedium() {
    return mediumBody.next();
  }

  /** Something that is done again and again. */
  @FunctionalInterface
  interface Repeated {
    void run() throws IOException, InterruptedException;
  }

  /** Does something for as long as it takes just-in-time compilers to come to rest. */
  void warmUp(Repeated work) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    do {
      work.run();
    } while (System.nanoTime() - begun < sizes.warmUp().toNanos());
  }

  Stores stores() {
    return stores;
  }

  Curl curl(Protocol protocol) {
    return new Curl(protocol, certificate.certificate());
  }
}
