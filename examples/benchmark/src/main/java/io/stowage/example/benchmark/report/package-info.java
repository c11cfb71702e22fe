/** What was measured, what was asked of it, and the table that says both. */
@NullMarked
package io.stowage.example.benchmark.report;

import org.jspecify.annotations.NullMarked;
