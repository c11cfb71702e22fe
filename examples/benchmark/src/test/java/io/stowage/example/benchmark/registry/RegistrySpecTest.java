// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RegistrySpecTest {
  private final RegistrySpec spec = RegistrySpec.of("any", Path.of("/opt/any"));

  @Test
  void configurationNamesTheDirectoryAndThePort() {
    assertThat(spec.config(Path.of("/data"), 5001, null))
        .contains("rootdirectory: /data\n", "addr: 127.0.0.1:5001\n")
        .doesNotContain("tls", "${");
  }

  @Test
  void certificateIsBelowHttp() {
    TlsCertificate certificate = new TlsCertificate(Path.of("/a.crt"), Path.of("/a.key"));

    assertThat(spec.config(Path.of("/data"), 5001, certificate))
        .contains("  tls:\n    certificate: /a.crt\n    key: /a.key");
  }

  @Test
  void commandLineServesTheConfiguration() {
    assertThat(spec.commandLine(Path.of("/c.yml"))).containsExactly("/opt/any", "serve", "/c.yml");
  }

  @Test
  void variableReplacesAnOlderOne() {
    assertThat(spec.with("A", "1").with("A", "2").environment()).containsExactly(entry("A", "2"));
  }

  @Test
  void anotherDriverStandsInPlaceOfTheDirectory() {
    assertThat(spec.onDriver("  other:\n    place: here\n").config(Path.of("/data"), 5001, null))
        .contains("storage:\n  other:\n    place: here\n  cache:")
        .doesNotContain("filesystem", "/data");
  }
}
