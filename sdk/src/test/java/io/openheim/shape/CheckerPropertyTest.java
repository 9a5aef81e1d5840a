package io.openheim.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every shape and every value. Each message names the seed that shows it. */
class CheckerPropertyTest {
  private static final int SHAPES = 1000;
  private static final int VALUES = 20;
  private static final int TRIES = 200;

  @Test
  void acceptedValueIsExactAndFitsTheSchemaToTheLetter() {
    int accepted = 0;
    for (int seed = 0; seed < SHAPES; seed++) {
      Random random = new Random(seed);
      Shape shape = new RandomShapes(random).next();
      Outsider outsider = Outsider.of(shape);
      for (int i = 0; i < VALUES; i++) {
        Object value = RandomJson.of(shape, random);
        Checked checked = Checker.check(shape, value);
        if (!checked.problems().isEmpty()) {
          continue;
        }
        accepted++;
        String sample = "seed " + seed + ", value " + i + ": " + JsonTree.write(value);
        assertThat(Checker.check(shape, checked.value()))
            .as(sample)
            .isEqualTo(new Checked(checked.value(), List.of(), 0, List.of()));
        assertThat(outsider.wrong(checked.value())).as(sample).isEmpty();
        String written = JsonTree.write(checked.value());
        assertThat(JsonTree.parse(written)).as(sample).isEqualTo(checked.value());
        assertThat(Checker.check(shape, value, true)).as(sample).isEqualTo(checked);
      }
    }
    assertThat(accepted).isBetween(SHAPES * VALUES / 4, SHAPES * VALUES * 3 / 4);
  }

  @Test
  void shapeIsPossibleIfAndOnlyIfThereIsAValueOfIt() {
    int impossible = 0;
    for (int seed = 0; seed < SHAPES; seed++) {
      Random random = new Random(seed);
      Shape shape = new RandomShapes(random).next();
      boolean found = false;
      for (int i = 0; i < TRIES && !found; i++) {
        found = Checker.check(shape, RandomJson.right(shape, random)).problems().isEmpty();
      }
      assertThat(Shape.isPossible(shape)).as("seed %d: %s", seed, shape).isEqualTo(found);
      impossible += found ? 0 : 1;
    }
    assertThat(impossible).isBetween(1, SHAPES / 2);
  }

  @Test
  void anyTreeIsJudgedByAnyShape() {
    for (int seed = 0; seed < SHAPES * 5; seed++) {
      Random random = new Random(seed);
      Shape shape = new RandomShapes(random).next();
      Object tree = RandomJson.of(new RandomShapes(random).next(), random);

      Checked checked = Checker.check(shape, tree);

      assertThat(checked.problems())
          .as("seed %d", seed)
          .hasSize(Math.min(checked.found(), Checked.MOST));
    }
  }

  @Test
  void problemsAreCountedBeyondThoseThatAreKept() {
    for (int wrong = 0; wrong < 50; wrong++) {
      List<Object> all =
          IntStream.range(0, 50 + wrong)
              .<Object>mapToObj(i -> i < 50 ? new JsonNumber("" + i) : "wrong")
              .toList();

      Checked checked = Checker.check(Shape.listOf(Shape.INT), all);

      assertThat(checked.found()).isEqualTo(wrong);
      assertThat(checked.problems())
          .extracting(Problem::path)
          .isEqualTo(
              IntStream.range(50, 50 + Math.min(wrong, Checked.MOST))
                  .mapToObj(i -> "$[" + i + "]")
                  .toList());
    }
  }

  @Test
  void surplusPropertiesAreCountedButNotAllNamed() {
    Shape shape = Shape.object().required("a", Shape.INT);
    for (int surplus = 0; surplus < 50; surplus++) {
      String json =
          IntStream.range(0, surplus).mapToObj(i -> ",\"s" + i + "\":1").reduce("", String::concat);

      Checked checked = Checker.check(shape, JsonTree.parse("{\"a\":1" + json + "}"));

      assertThat(checked.problems()).isEmpty();
      assertThat(checked.ignored()).hasSize(Math.min(surplus, Checked.MOST));
    }
  }
}
