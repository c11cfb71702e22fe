// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

/**
 * A part that was put.
 *
 * @param number its place, from 1
 * @param size how many bytes
 * @param receipt what the store gave for it, such as an ETag: differs where the content does
 */
public record Part(int number, long size, String receipt) {}
