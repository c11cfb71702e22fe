/** Registries under test, as data and as running processes. */
@NullMarked
package io.stowage.example.benchmark.registry;

import org.jspecify.annotations.NullMarked;
