/** Client libraries of stores at work, in a process of their own. */
@NullMarked
package io.stowage.example.benchmark.tool;

import org.jspecify.annotations.NullMarked;
