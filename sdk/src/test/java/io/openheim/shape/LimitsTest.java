package io.openheim.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.internal.json.JsonTree;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void sizeAndItemsAreBothSaidToBeWrong() {
    Shape shape = Shape.limited(Shape.listOf(Shape.INT), Limits.NONE.size(3, 5));

    assertThat(Checker.check(shape, JsonTree.parse("[1,true]")).problems())
        .containsExactly(
            new Problem("$", "expected a list of 3 to 5 items, got a list of 2"),
            new Problem("$[1]", "expected a whole number, got true"));
  }

  @Test
  void dollarSignAtTheEndOfAPatternMayBeACharacter() {
    Shape shape = Shape.limited(Shape.STRING, Limits.NONE.pattern("^a\\$"));

    assertThat(SchemaWriter.write(shape))
        .isEqualTo("{\"type\":\"string\",\"pattern\":\"^(?:^a\\\\$)$\"}");
  }

  @Test
  void excludedBoundOfABigWholeNumberIsTheNextOne() {
    Shape shape = Shape.limited(Shape.BIG_INTEGER, Limits.NONE.above("0").below("10.5"));

    assertThat(SchemaWriter.write(shape))
        .isEqualTo("{\"type\":\"integer\",\"minimum\":1,\"maximum\":10}");
  }

  @Test
  void limitsThatLeaveNoBigWholeNumberAreRefused() {
    assertThatThrownBy(() -> Shape.limited(Shape.BIG_INTEGER, Limits.NONE.above("0").below("1")))
        .hasMessage("there is no number of the type within them");
  }

  @Test
  void mapHasNoMoreEntriesThanThereAreKeys() {
    Shape map = Shape.mapOf(Shape.oneOf("SLOW", "FAST"), Shape.INT);

    assertThatThrownBy(() -> Shape.limited(map, Limits.NONE.size(3, 5)))
        .hasMessage("there are only 2 different keys");
  }
}
