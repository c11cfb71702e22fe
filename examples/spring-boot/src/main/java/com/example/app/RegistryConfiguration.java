// SPDX-License-Identifier: Apache-2.0
package com.example.app;

import io.stowage.server.config.RegistryConfig;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry, and its storage, which the application reads, too. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

  /** Closed by Spring after all that uses it. */
  @Bean
  StorageDriver storage(RegistryProperties properties) throws IOException {
    return StorageDrivers.load().open(properties.driver(), properties.settings());
  }

  @Bean
  EmbeddedRegistry registry(RegistryProperties properties, StorageDriver storage) {
    RegistryConfig config =
        RegistryConfig.defaults().withAddress(properties.host(), properties.port());
    return new EmbeddedRegistry(config, storage);
  }
}
