// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.Digest;
import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.Suite;
import io.stowage.tck.Suites;
import io.stowage.tck.TckBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class RadosTckIT extends StorageDriverTck {
  @TempDir static Path directory;

  @Override
  protected TckBackend backend() {
    String namespace = UUID.randomUUID().toString();
    return TckBackend.named("rados", CephCluster.shared().parameters(namespace))
        .damagedBy((digest, content) -> damage(namespace, digest, content));
  }

  @Override
  protected Suites suites() {
    return Suites.all()
        .without(Suite.NETWORK, "the protocol of RADOS is no HTTP")
        .sampling(Suite.FAULTS, 50, "each journey takes a tenth of a second")
        .sampling(Suite.CRASH, 10, "a process takes a second to start and connect")
        .without(Suite.LEAKS, "thousands of rounds take minutes; the contract has forty of each")
        .without(Suite.SCALE, "a hundred thousand links take minutes; ListingCostIT counts calls");
  }

  private static void damage(String namespace, Digest digest, byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("damage"), content);
    String head = Names.head(digest);
    CephCluster.shared().rados(namespace, "put", head, file.toString());
    CephCluster.shared().rados(namespace, "setxattr", head, Head.FORM, "");
  }
}
