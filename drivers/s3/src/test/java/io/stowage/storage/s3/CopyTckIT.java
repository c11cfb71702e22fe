// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.tck.Deviation;
import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.Suite;
import io.stowage.tck.Suites;
import io.stowage.tck.TckBackend;
import java.util.List;

/** The whole contract, on a gateway of Ceph, with commits by copies. */
class CopyTckIT extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    return Gateway.shared().backend("copy");
  }

  @Override
  protected List<Deviation> deviations() {
    return List.of(
        Deviation.byChance(
            "listingsShowEachLinkAsItWasAtSomeMoment",
            "the gateway lists what one call has deleted while another deletes it again"));
  }

  @Override
  protected Suites suites() {
    return Suites.all()
        .sampling(Suite.FAULTS, 25, "each journey takes a fifth of a second")
        .sampling(Suite.CRASH, 10, "a process takes a second to start and connect")
        .without(Suite.LEAKS, "thousands of rounds take minutes; the contract has forty of each")
        .without(
            Suite.SCALE, "a hundred thousand objects take minutes; ListingCallsIT counts calls");
  }
}
