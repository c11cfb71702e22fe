/**
 * Clients that cost little, since they share the machine with the registry that they measure, and
 * that check each answer, so that a broken registry cannot look quick.
 */
@NullMarked
package io.stowage.example.benchmark.load;

import org.jspecify.annotations.NullMarked;
