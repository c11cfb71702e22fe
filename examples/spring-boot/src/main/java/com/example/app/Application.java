// SPDX-License-Identifier: Apache-2.0
package com.example.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** An application whose users push images to it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

  /** Runs it. */
  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }
}
