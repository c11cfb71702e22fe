// SPDX-License-Identifier: Apache-2.0
package com.example.app;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What {@code application.yml} says of the registry.
 *
 * @param host where it listens
 * @param port 0 to let the system choose
 * @param driver what keeps its content
 * @param settings those of the driver
 */
@ConfigurationProperties("registry")
record RegistryProperties(String host, int port, String driver, Map<String, String> settings) {}
