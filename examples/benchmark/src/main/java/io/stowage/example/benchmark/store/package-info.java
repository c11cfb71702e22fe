/** The backends of drivers, each started for a row, with a tool of the backend's makers. */
@NullMarked
package io.stowage.example.benchmark.store;

import org.jspecify.annotations.NullMarked;
