/**
 * The contract of a storage driver as JUnit 5 tests. A driver's author extends {@link
 * io.stowage.tck.StorageDriverTck} and says where an empty backend is.
 */
@NullMarked
package io.stowage.tck;

import org.jspecify.annotations.NullMarked;
