// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Runs the TCK on a driver that describes itself badly. Run by another test alone. */
class SloppyTck extends StorageDriverTck {
  static final Set<String> BROKEN =
      Set.of(
          "theLocationIsOneLineWithoutSecrets",
          "theProviderDescribesItsSettings",
          "theProviderIsFoundByItsNameAndAliases",
          "committingOverContentOfNoBytesHealsIt",
          "committingOverContentThatIsTooLongHealsIt",
          "committingOverContentThatWasCutShortHealsIt",
          "puttingOverContentOfAnotherSizeHealsIt");

  @Override
  protected TckBackend backend() {
    String store = UUID.randomUUID().toString();
    return TckBackend.named("sloppy", Map.of("store", store, "password", "open sesame"));
  }
}
