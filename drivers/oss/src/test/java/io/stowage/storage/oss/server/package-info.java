// SPDX-License-Identifier: Apache-2.0
/**
 * A server that speaks the protocol of OSS as Aliyun's documentation tells it, for tests: strict in
 * all that a client may send, with the limits and the peculiarities of OSS. It checks signatures by
 * its own computation, keeps what it is given on disk, and needs the JDK alone, so that it can be a
 * process of its own.
 */
package io.stowage.storage.oss.server;
