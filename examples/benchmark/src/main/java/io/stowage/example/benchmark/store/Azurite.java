// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Microsoft's emulator of Azure Blob Storage. */
final class Azurite {
  private static final String ACCOUNT = "devstoreaccount1";
  private static final String CONTAINER = "registry";

  /** The key that every Azurite has. */
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private Azurite() {}

  static Store start(Path starter, Path home, Path distribution) throws IOException {
    Backend azurite = Backend.start(starter, home, Map.of());
    String url = azurite.fact("url");
    String driver =
        """
          azure:
            serviceurl: %s
            accountname: %s
            accountkey: %s
            container: %s
        """
            .formatted(url, ACCOUNT, KEY, CONTAINER);
    return SdkStore.on(
        azurite,
        driver,
        new SdkProcess.Start(
            distribution,
            home.resolveSibling("sdk.log"),
            List.of("azure", url, CONTAINER, ACCOUNT, KEY)));
  }
}
