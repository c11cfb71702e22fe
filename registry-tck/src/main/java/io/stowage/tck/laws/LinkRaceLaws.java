// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.tck.kit.Race;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.kit.Walk;
import io.stowage.tck.kit.Watch;
import java.util.ArrayList;
import java.util.List;

/** A link is one of its values at any moment, and neighbours do not harm each other. */
final class LinkRaceLaws extends LawSuite {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 50;

  LinkRaceLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.COMMIT)
  void writersOfOneTagAtOnceLeaveOneOfTheirValues() throws Exception {
    List<Digest> values = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      values.add(content(10).digest(algorithm(i)));
    }
    LinkStore here = here().links();
    LinkStore there = there().links();

    Race.allSucceed(
        WRITERS,
        number -> {
          (number % 2 == 0 ? here : there).write(tag("latest"), values.get(number));
          return number;
        });

    assertThat(here.read(tag("latest"))).isPresent().isEqualTo(there.read(tag("latest")));
    assertThat(values).contains(here.read(tag("latest")).orElseThrow());
  }

  @Proves(Law.COMMIT)
  void readersOfATagThatMovesSeeTheOldOrTheNew() throws Exception {
    Digest one = someDigest();
    Digest two = content(10).digest(DigestAlgorithm.SHA512);
    LinkStore here = here().links();
    LinkStore there = there().links();
    here.write(tag("latest"), one);

    Watch.during(
        2,
        () -> assertThat(there.read(tag("latest")).orElse(null)).isIn(one, two),
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            here.write(tag("latest"), i % 2 == 0 ? two : one);
          }
        });
  }

  @Proves(Law.COMMIT)
  void aTagThatMovesIsListedAllTheTime() throws Exception {
    LinkScope.Tags scope = new LinkScope.Tags(REPOSITORY);
    LinkStore here = here().links();
    LinkStore there = there().links();
    here.write(tag("latest"), someDigest());

    Watch.during(
        2,
        () -> assertThat(there.list(scope, "", 10).items()).containsExactly(tag("latest")),
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            here.write(tag("latest"), someDigest());
          }
        });
  }

  @Proves(Law.COMMIT)
  void firstWritesOfARepositoryMayRace() throws Exception {
    LinkStore here = here().links();
    LinkStore there = there().links();
    for (int round = 0; round < 5; round++) {
      RepositoryName repository = RepositoryName.parse("tck/deep/er/" + round);
      Digest digest = someDigest();

      Race.allSucceed(
          WRITERS,
          number -> {
            (number % 2 == 0 ? here : there).write(tag(repository, "tag" + number), digest);
            return number;
          });

      assertThat(Walk.all(TagListingLaws.pages(here, new LinkScope.Tags(repository)), 100))
          .hasSize(WRITERS);
    }
  }

  @Proves(Law.COMMIT)
  void writesSurviveDeletesBesideThem() throws Exception {
    Digest digest = someDigest();
    LinkStore here = here().links();
    LinkStore there = there().links();

    Race.allSucceed(
        2,
        number -> {
          for (int i = 0; i < ROUNDS; i++) {
            LinkKey passing = tag("passing" + i);
            if (number == 0) {
              there.write(passing, digest);
              there.delete(passing);
            } else {
              here.write(tag("kept"), digest);
              assertThat(here.read(tag("kept"))).contains(digest);
              here.delete(tag("kept"));
            }
          }
          return number;
        });

    assertThat(here.list(new LinkScope.Tags(REPOSITORY), "", 100).items()).isEmpty();
  }

  @Proves(Law.COMMIT)
  void aRepositoryIsListedWhileItsTagsMove() throws Exception {
    LinkStore here = here().links();
    LinkStore there = there().links();
    here.write(tag("latest"), someDigest());

    Watch.during(
        1,
        () -> assertThat(there.repositories(null, 10).items()).containsExactly(REPOSITORY),
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            here.write(tag("latest"), someDigest());
          }
        });
  }
}
