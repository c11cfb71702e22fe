// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Eventually;
import io.stowage.server.real.support.Ledger;
import io.stowage.server.real.support.Pusher;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillIT {

  private static final int ROUNDS = 50;
  private static final int PUSHERS = 4;
  private static final int MOST_ACKNOWLEDGED = 40;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration LONGEST_REQUEST = Duration.ofMillis(30);

  @TempDir Path directory;
  private final ExecutorService threads = Executors.newFixedThreadPool(PUSHERS);
  private final long seed = Long.getLong("real.seed", System.nanoTime());
  private RegistryProcess registry;

  @BeforeEach
  void start() {
    System.out.println("kill -9 with -Dreal.seed=" + seed);
    registry =
        RegistryProcess.start(
            RegistryProgram.underTest(), RegistrySettings.on(directory.resolve("store")));
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  void hasAllThatItAcknowledgedAndNothingInPartAfterFiftyKills() throws IOException {
    Random random = new Random(seed);
    List<Ledger> ledgers = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Ledger> pushed = pushUntilKilled(round, random);
      registry.restart();
      for (Ledger ledger : pushed) {
        ledger.check(registry.client());
      }
      ledgers.addAll(pushed);
    }

    for (Ledger ledger : ledgers) {
      ledger.check(registry.client());
    }
    int acknowledged = acknowledged(ledgers);
    int broken = ledgers.stream().mapToInt(Ledger::unacknowledged).sum();
    System.out.printf(
        "%d kills: %d blobs and manifests acknowledged, %d broken off%n",
        ROUNDS, acknowledged, broken);
    assertThat(acknowledged).as("pushed before the kills").isGreaterThan(ROUNDS * PUSHERS);
    assertThat(broken).as("kills in the middle of a commit").isPositive();
  }

  private List<Ledger> pushUntilKilled(int round, Random random) {
    List<Ledger> ledgers = new ArrayList<>();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    List<Pusher> pushers = new ArrayList<>();
    for (int i = 0; i < PUSHERS; i++) {
      Ledger ledger = new Ledger("killed/round-" + round + "/pusher-" + i);
      Pusher pusher = new Pusher(registry.client(), ledger, random.nextLong());
      ledgers.add(ledger);
      pushers.add(pusher);
      running.add(pusher.start(threads));
    }
    int enough = random.nextInt(MOST_ACKNOWLEDGED);
    Eventually.holds(WARM_UP, () -> acknowledged(ledgers) >= enough, () -> "pushes go on");
    // not a wait for something, but the moment of a request at which the process dies
    LockSupport.parkNanos(random.nextLong(LONGEST_REQUEST.toNanos()));
    registry.kill();
    pushers.forEach(Pusher::stop);
    running.forEach(CompletableFuture::join);
    return ledgers;
  }

  private static int acknowledged(List<Ledger> ledgers) {
    return ledgers.stream().mapToInt(Ledger::acknowledged).sum();
  }
}
