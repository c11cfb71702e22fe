// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.UploadKey;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What objects and keys of the pool are called. What varies stands between colons, which no
 * repository and no upload has in its name.
 */
final class Names {
  /** Made once by whoever opens the pool first. */
  static final String LAYOUT = "stowage";

  static final String CHUNK = "chunk:";

  /** Shards of 200 000 keys, beyond which Ceph warns, hold more than a million and a half. */
  private static final int SHARDS = 8;

  private static final int PREFIX = 2;

  private Names() {}

  static String head(Digest digest) {
    return "blob:" + digest;
  }

  static String chunk(String content, long number) {
    return CHUNK + content + ':' + number;
  }

  /** Where the digests are that begin with two digits. */
  static String index(DigestAlgorithm algorithm, int prefix) {
    return "index:%s:%02x".formatted(algorithm.id(), prefix);
  }

  /** The two digits, as a number. */
  static int prefix(Digest digest) {
    return Integer.parseInt(digest.hex().substring(0, PREFIX), 16);
  }

  static Shards uploads() {
    return new Shards("uploads", SHARDS);
  }

  /** The key of an upload. A space comes before all that a repository's name can have. */
  static String upload(UploadKey key) {
    return key.repository().value() + ' ' + key.id();
  }

  static Shards repositories() {
    return new Shards("repositories", SHARDS);
  }

  static Shards links(LinkScope<?> scope) {
    String repository = scope.repository().value();
    if (scope instanceof LinkScope.Tags) {
      return new Shards("tags:" + repository, SHARDS);
    }
    if (scope instanceof LinkScope.Manifests) {
      return new Shards("manifests:" + repository, SHARDS);
    }
    if (scope instanceof LinkScope.Blobs) {
      return new Shards("layers:" + repository, SHARDS);
    }
    LinkScope.Referrers referrers = (LinkScope.Referrers) scope;
    return new Shards("referrers:" + repository + ':' + referrers.subject(), 1);
  }

  static LinkScope<?> scope(LinkKey key) {
    if (key instanceof LinkKey.Tagged) {
      return new LinkScope.Tags(key.repository());
    }
    if (key instanceof LinkKey.Manifest) {
      return new LinkScope.Manifests(key.repository());
    }
    if (key instanceof LinkKey.Blob) {
      return new LinkScope.Blobs(key.repository());
    }
    return new LinkScope.Referrers(key.repository(), ((LinkKey.Referrer) key).subject());
  }

  /**
   * Objects over which keys are spread evenly.
   *
   * @param name what their names begin with
   * @param count how many they are
   */
  record Shards(String name, int count) {
    /** The one that has a key. */
    String of(String key) {
      return name + ':' + Math.floorMod(key.hashCode(), count);
    }

    List<String> all() {
      return IntStream.range(0, count).mapToObj(number -> name + ':' + number).toList();
    }
  }
}
