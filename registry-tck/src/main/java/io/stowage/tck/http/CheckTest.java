// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import io.stowage.tck.report.Telling;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One test of a registry.
 *
 * @param endpoint what it asks
 * @param id its name
 * @param source where the behaviour is required
 * @param body what it does
 */
record CheckTest(Endpoint endpoint, String id, String source, Body body) {
  private static final List<CheckTest> ALL =
      Stream.of(
              suite(Endpoint.BASE, BaseChecks.class, BaseChecks::new),
              suite(Endpoint.BLOBS, BlobChecks.class, BlobChecks::new),
              suite(Endpoint.BLOBS, RangeChecks.class, RangeChecks::new),
              suite(Endpoint.UPLOADS, UploadChecks.class, UploadChecks::new),
              suite(Endpoint.UPLOADS, ChunkChecks.class, ChunkChecks::new),
              suite(Endpoint.UPLOADS, MountChecks.class, MountChecks::new),
              suite(Endpoint.MANIFESTS, ManifestChecks.class, ManifestChecks::new),
              suite(Endpoint.MANIFESTS, ManifestKindChecks.class, ManifestKindChecks::new),
              suite(Endpoint.MANIFESTS, ManifestDeleteChecks.class, ManifestDeleteChecks::new),
              suite(Endpoint.TAGS, TagChecks.class, TagChecks::new),
              suite(Endpoint.REFERRERS, ReferrerChecks.class, ReferrerChecks::new),
              suite(Endpoint.CATALOG, CatalogChecks.class, CatalogChecks::new))
          .flatMap(Function.identity())
          .sorted(Comparator.comparing(CheckTest::endpoint).thenComparing(CheckTest::id))
          .toList();

  /** What a test does on its stage. */
  @FunctionalInterface
  interface Body {
    void run(Stage stage) throws Throwable;
  }

  /** All of them, by endpoint. */
  static List<CheckTest> all() {
    return ALL;
  }

  /** The id as a sentence. */
  String sentence() {
    return Telling.sentence(id) + " (" + source + ")";
  }

  private static <S extends CheckSuite> Stream<CheckTest> suite(
      Endpoint endpoint, Class<S> type, Function<Stage, S> constructor) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Check.class))
        .map(
            method ->
                new CheckTest(
                    endpoint,
                    method.getName(),
                    method.getAnnotation(Check.class).value(),
                    stage -> invoke(method, constructor.apply(stage))));
  }

  private static void invoke(Method method, CheckSuite suite) throws Throwable {
    try {
      method.invoke(suite);
    } catch (InvocationTargetException e) {
      throw e.getCause() != null ? e.getCause() : e;
    }
  }
}
