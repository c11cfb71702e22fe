// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import io.stowage.tck.kit.Scene;
import io.stowage.tck.report.Telling;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One test of one law.
 *
 * @param law the law
 * @param group the name of the class whose tests it belongs to
 * @param id the name by which a deviation is declared
 * @param body the test itself
 */
public record LawTest(Law law, String group, String id, Body body) {
  /** The order in which tests are told. */
  public static final Comparator<LawTest> BY_LAW =
      Comparator.comparing(LawTest::law).thenComparing(LawTest::id);

  /** What a test does on its scene. */
  @FunctionalInterface
  public interface Body {
    /**
     * Asks the driver of a scene.
     *
     * @param scene an empty backend, and drivers on it
     * @throws Throwable if the law is broken, or cannot be asked
     */
    void run(Scene scene) throws Throwable;
  }

  /** {@return the tests of how bytes come in} */
  public static List<LawTest> uploads() {
    return sorted(
        Stream.of(
            suite(VerificationLaws.class, VerificationLaws::new),
            suite(CloseLaws.class, CloseLaws::new),
            suite(EndedUploadLaws.class, EndedUploadLaws::new),
            suite(InstanceLaws.class, InstanceLaws::new),
            suite(AppenderLaws.class, AppenderLaws::new),
            suite(SweepLaws.class, SweepLaws::new)));
  }

  /** {@return the tests of content, commits, and readers} */
  public static List<LawTest> blobs() {
    return sorted(
        Stream.of(
            suite(ContentLaws.class, ContentLaws::new),
            suite(CommitLaws.class, CommitLaws::new),
            suite(ReaderLaws.class, ReaderLaws::new),
            suite(FreshnessLaws.class, FreshnessLaws::new),
            suite(RangeLaws.class, RangeLaws::new),
            suite(ChannelLaws.class, ChannelLaws::new)));
  }

  /** {@return the tests of links and names} */
  public static List<LawTest> links() {
    return sorted(
        Stream.of(
            suite(LinkLaws.class, LinkLaws::new),
            suite(LinkRaceLaws.class, LinkRaceLaws::new),
            suite(NameLaws.class, NameLaws::new)));
  }

  /** {@return the tests of pages} */
  public static List<LawTest> listings() {
    return sorted(
        Stream.of(
            suite(BlobListingLaws.class, BlobListingLaws::new),
            suite(TagListingLaws.class, TagListingLaws::new),
            suite(LinkListingLaws.class, LinkListingLaws::new),
            suite(RepositoryListingLaws.class, RepositoryListingLaws::new),
            suite(UploadListingLaws.class, UploadListingLaws::new)));
  }

  /** {@return the tests of the driver as a whole} */
  public static List<LawTest> driver() {
    return sorted(
        Stream.of(
            suite(AbsenceLaws.class, AbsenceLaws::new),
            suite(ClosedDriverLaws.class, ClosedDriverLaws::new),
            suite(DriverLaws.class, DriverLaws::new),
            suite(WaitingLaws.class, WaitingLaws::new),
            suite(LeakLaws.class, LeakLaws::new)));
  }

  /** {@return the tests of what happens to calls on their way} */
  public static List<LawTest> faults() {
    return sorted(Stream.of(suite(MishapLaws.class, MishapLaws::new)));
  }

  /** {@return the tests in which requests and answers meet with trouble on their way} */
  public static List<LawTest> network() {
    return sorted(Stream.of(suite(NetworkLaws.class, NetworkLaws::new)));
  }

  /** {@return the tests in which processes are killed} */
  public static List<LawTest> crash() {
    return sorted(Stream.of(suite(CrashLaws.class, CrashLaws::new)));
  }

  /** {@return the tests of histories of several threads} */
  public static List<LawTest> race() {
    return sorted(Stream.of(suite(HistoryLaws.class, HistoryLaws::new)));
  }

  /** {@return the tests of pages of a store that is very large} */
  public static List<LawTest> scale() {
    return sorted(Stream.of(suite(ScaleLaws.class, ScaleLaws::new)));
  }

  /** {@return the tests of what is held after thousands of calls} */
  public static List<LawTest> leaks() {
    return sorted(Stream.of(suite(HoldingLaws.class, HoldingLaws::new)));
  }

  /**
   * {@return the same with fewer repetitions}
   *
   * @param percent how many of a hundred
   */
  public LawTest sampling(int percent) {
    return new LawTest(
        law,
        group,
        id,
        scene -> {
          scene.sample(percent);
          body.run(scene);
        });
  }

  private static List<LawTest> sorted(Stream<Stream<LawTest>> suites) {
    return suites.flatMap(Function.identity()).sorted(BY_LAW).toList();
  }

  /** {@return the id as a sentence, behind the number of the law} */
  public String sentence() {
    return "law " + law.number() + ": " + Telling.sentence(id);
  }

  private static <S extends LawSuite> Stream<LawTest> suite(
      Class<S> type, Function<Scene, S> constructor) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Proves.class))
        .map(
            method ->
                new LawTest(
                    method.getAnnotation(Proves.class).value(),
                    type.getSimpleName(),
                    method.getName(),
                    scene -> invoke(method, constructor.apply(scene))));
  }

  private static void invoke(Method method, LawSuite suite) throws Throwable {
    try {
      method.invoke(suite);
    } catch (InvocationTargetException e) {
      throw e.getCause() != null ? e.getCause() : e;
    }
  }
}
