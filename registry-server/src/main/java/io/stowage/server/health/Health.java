// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.health;

import io.stowage.server.config.HealthConfig;
import io.stowage.storage.StorageDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Whether a server should be asked. Its checks run on threads of their own, one at most for each
 * check, so that a storage that hangs is noticed too. Thread-safe.
 */
public final class Health implements AutoCloseable {

  /** What a server does with requests. */
  public enum Stage {
    /** It answers them. */
    SERVING,
    /** It answers them, and tells health checks that it will not for long. */
    LEAVING,
    /** It refuses them, and ends those that are under way. */
    REFUSING
  }

  private final List<Watch> watches = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "health"));
  private final ExecutorService threads =
      Executors.newCachedThreadPool(work -> daemon(work, "health-check"));
  private volatile Stage stage = Stage.SERVING;

  private Health() {}

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts to look. Until the first look is over the server counts as healthy.
   *
   * @param driver what is probed, where the configuration asks for it
   * @return what the caller closes
   */
  public static Health start(HealthConfig config, String driverName, StorageDriver driver) {
    Health health = new Health();
    config.storage().ifPresent(pace -> health.watch(new StorageProbe(driverName, driver), pace));
    config.files().forEach(file -> health.watch(new FileAbsence(file.file()), file.pace()));
    config.urls().forEach(url -> health.watch(new UrlAnswer(url), url.pace()));
    config.ports().forEach(port -> health.watch(new PortAnswer(port), port.pace()));
    return health;
  }

  private void watch(Check check, HealthConfig.Pace pace) {
    Watch watch = new Watch(check, pace, timer, threads);
    watches.add(watch);
    ScheduledFuture<?> unused =
        timer.scheduleAtFixedRate(
            watch::tick, 0, pace.interval().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Enters another stage; for good, since there is no way back from a stop. */
  public void enter(Stage next) {
    stage = next;
  }

  /** What is done with requests, as far as a stop is concerned. */
  public Stage stage() {
    return stage;
  }

  /** Whether all checks are well. Cheap enough to ask for each request. */
  public boolean isWell() {
    for (Watch watch : watches) {
      if (watch.problem().isPresent()) {
        return false;
      }
    }
    return true;
  }

  /**
   * What is wrong, by the names of the checks; empty if all is well and nobody stops the server.
   */
  public Map<String, String> problems() {
    Map<String, String> problems = new TreeMap<>();
    for (Watch watch : watches) {
      watch.problem().ifPresent(problem -> problems.put(watch.name(), problem));
    }
    if (stage != Stage.SERVING) {
      problems.put("stop", "the registry is stopping");
    }
    return problems;
  }

  /** Looks no more. */
  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdownNow();
  }
}
