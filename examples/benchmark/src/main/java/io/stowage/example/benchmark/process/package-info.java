/** Programs that are run, and what is undone when the benchmark is interrupted. */
@NullMarked
package io.stowage.example.benchmark.process;

import org.jspecify.annotations.NullMarked;
