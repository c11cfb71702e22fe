// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a class of tests a registry, which starts before the first test and stops after the last.
 * It listens on a free port of the loopback, keeps everything on the heap, and lets anybody push,
 * pull and delete. Tests, constructors and methods of the life cycle ask for it by a parameter:
 *
 * <pre>{@code
 * @RegistryServerTest
 * class PublisherTest {
 *   @Test
 *   void publishes(RegistryServer registry) {
 *     new Publisher(registry.url()).publish("report");
 *   }
 * }
 * }</pre>
 *
 * <p>{@link RegistryServerExtension#with} starts one with other settings.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(RegistryServerExtension.class)
public @interface RegistryServerTest {}
