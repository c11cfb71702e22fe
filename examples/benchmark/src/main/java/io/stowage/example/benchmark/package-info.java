/**
 * A program that runs two registries side by side and prints a table of what each can do and what
 * it costs, with the ratios and what is asked of them.
 *
 * <p>It needs Linux and the programs {@code curl} and {@code openssl}. Both registries store on one
 * disk, log nothing but errors, use no authentication, and take turns within each round; the
 * figures are medians over the rounds. The clients share the machine with the registries, so what
 * can be relied on is a ratio and a server's CPU time, not a throughput.
 */
@NullMarked
package io.stowage.example.benchmark;

import org.jspecify.annotations.NullMarked;
