/** The laws of storage, and the tests of each. */
@NullMarked
package io.stowage.tck.laws;

import org.jspecify.annotations.NullMarked;
