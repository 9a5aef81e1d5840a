package io.openheim.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker judges as another implementation does that knows only the schema. */
class OutsiderTest {
  private static final int SHAPES = 1500;
  private static final int VALUES = 30;

  @Test
  void checkerAndOutsiderFindTheSameWrongBesidesTheLeniencies() {
    Set<Leniency> used = EnumSet.noneOf(Leniency.class);
    for (int seed = 0; seed < SHAPES; seed++) {
      Random random = new Random(seed);
      Shape shape = new RandomShapes(random).next();
      Agreement agreement = Agreement.of(shape);
      for (int i = 0; i < VALUES; i++) {
        Object value = RandomJson.of(shape, random);
        Checked checked = Checker.check(shape, value);

        assertThat(places(checked))
            .as("seed %d, value %d: %s for %s", seed, i, JsonTree.write(value), shape)
            .isEqualTo(expected(agreement.wrong(value), checked));
      }
      used.addAll(agreement.used());
    }
    assertThat(used).isEqualTo(EnumSet.allOf(Leniency.class));
  }

  /** Of very many problems the checker names only the first. */
  private static Set<String> expected(Set<String> wrong, Checked checked) {
    return checked.found() > Checked.MOST && wrong.containsAll(places(checked))
        ? places(checked)
        : wrong;
  }

  private static Set<String> places(Checked checked) {
    Set<String> places = new TreeSet<>();
    checked.problems().forEach(problem -> places.add(problem.path()));
    return places;
  }

  @ParameterizedTest
  @EnumSource
  void leniencyMakesADifference(Leniency leniency) {
    Object value = JsonTree.parse(leniency.json);

    assertThat(Checker.check(leniency.shape, value).problems().isEmpty())
        .as(leniency.words)
        .isEqualTo(leniency.taken);
    assertThat(Outsider.of(leniency.shape).wrong(value).isEmpty())
        .as(leniency.words)
        .isNotEqualTo(leniency.taken);
  }
}
