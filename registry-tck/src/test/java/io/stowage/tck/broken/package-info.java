/** A small driver that keeps the laws, and ways to break it: what the TCK itself is tested with. */
@NullMarked
package io.stowage.tck.broken;

import org.jspecify.annotations.NullMarked;
