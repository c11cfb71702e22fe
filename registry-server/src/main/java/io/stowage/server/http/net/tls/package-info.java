// SPDX-License-Identifier: Apache-2.0
/** TLS of a listening socket: keys, certificates, who may come in, and their renewal. */
@NullMarked
package io.stowage.server.http.net.tls;

import org.jspecify.annotations.NullMarked;
