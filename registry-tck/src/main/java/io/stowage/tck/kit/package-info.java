/** What tests of a driver work with: generated content, instances, races, a trail of calls. */
@NullMarked
package io.stowage.tck.kit;

import org.jspecify.annotations.NullMarked;
