// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

/**
 * What is tested.
 *
 * @param tck the title of the tests
 * @param kind what it is, such as {@code driver}
 * @param name its name
 */
public record Subject(String tck, String kind, String name) {
  @Override
  public String toString() {
    return kind + ' ' + name;
  }
}
