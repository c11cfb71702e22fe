// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.RegistryServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RegistryServerTestTest {
  private static final List<URI> USED = new ArrayList<>();

  @BeforeEach
  void forget() {
    USED.clear();
  }

  @Test
  void theTestsOfAClassShareARegistryThatAnswers() {
    Ran.of(Annotated.class).allSucceed(2);

    assertThat(USED).hasSize(2);
    assertThat(USED.get(0)).isEqualTo(USED.get(1));
  }

  @Test
  void theRegistryStopsAfterTheClass() {
    Ran.of(Annotated.class).allSucceed(2);

    assertThatThrownBy(() -> Client.status(USED.get(0), "GET", "/v2/"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aClassThatIsNestedUsesTheRegistryOfTheOuterOne() {
    Ran.of(Outer.class).allSucceed(2);

    assertThat(USED).hasSize(2);
    assertThat(USED.get(0)).isEqualTo(USED.get(1));
  }

  @Test
  void eachClassHasARegistryOfItsOwn() {
    Ran.of(Annotated.class).allSucceed(2);
    Ran.of(Outer.class).allSucceed(2);

    assertThat(USED.get(0)).isNotEqualTo(USED.get(3));
  }

  @RegistryServerTest
  static class Annotated {
    @Test
    void isAnswered(RegistryServer registry) throws Exception {
      USED.add(registry.url());

      assertThat(Client.status(registry.url(), "GET", "/v2/")).isEqualTo(200);
    }

    @Test
    void mayDelete(RegistryServer registry) throws Exception {
      USED.add(registry.url());

      assertThat(Client.status(registry.url(), "DELETE", "/v2/team/app/manifests/v1"))
          .isEqualTo(404);
    }
  }

  @RegistryServerTest
  static class Outer {
    private final RegistryServer registry;

    Outer(RegistryServer registry) {
      this.registry = registry;
    }

    @Test
    void isAnswered() throws Exception {
      USED.add(registry.url());

      assertThat(Client.status(registry.url(), "GET", "/v2/")).isEqualTo(200);
    }

    @Nested
    class Inner {
      @Test
      void isAnswered() throws Exception {
        USED.add(registry.url());

        assertThat(Client.status(registry.url(), "GET", "/v2/")).isEqualTo(200);
      }
    }
  }
}
