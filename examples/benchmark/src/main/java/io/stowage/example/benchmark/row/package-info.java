/** The kinds of work that are measured: what is done, how it is warmed up, what is asked. */
@NullMarked
package io.stowage.example.benchmark.row;

import org.jspecify.annotations.NullMarked;
