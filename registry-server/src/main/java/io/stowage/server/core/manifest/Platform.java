// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

/**
 * What an index says that a child is for (OCI image specification, image-index.md).
 *
 * @param os the operating system, such as {@code linux}
 * @param architecture the processor's, such as {@code amd64}
 */
public record Platform(String os, String architecture) {}
