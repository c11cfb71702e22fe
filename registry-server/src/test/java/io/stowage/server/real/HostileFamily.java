// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import io.stowage.server.real.support.HostileClient;
import io.stowage.server.real.support.RunningRegistry;
import io.stowage.server.real.support.WireCase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong requests of one kind, as they stand in a file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileFamily {

  @RegisterExtension final RunningRegistry registry = RunningRegistry.withDefaults();
  private final HostileClient client = new HostileClient(registry);
  private final String file;

  HostileFamily(String file) {
    this.file = file;
  }

  List<WireCase> cases() throws IOException {
    return WireCase.in("bad/" + file);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isRefusedWithItsReason(WireCase wireCase) throws IOException {
    client.send(wireCase);
  }

  @AfterEach
  void serverIsUnharmed() throws IOException {
    client.checkUnharmed();
  }
}
