// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a test and says where the behaviour is required. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Check {
  /** What is common to registries since before the specification. */
  String DOCKER = "Docker Registry HTTP API V2";

  /** The endpoint's number or the section of OCI distribution 1.1, or {@link #DOCKER}. */
  String value();
}
