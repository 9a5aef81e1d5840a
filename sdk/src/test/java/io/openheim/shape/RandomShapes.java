package io.openheim.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Makes shapes: the same ones of the same seed. A kind of shape is one method and one entry. */
final class RandomShapes {
  private static final int DEEPEST = 3;
  private static final List<String> NAMES =
      List.of("a", "b", "count", "c.d", "snake_case", "camelCase", "$", "quote\"", "\u00e9", "");
  private static final List<String> CONSTANTS =
      List.of("SLOW", "Slow", "VERY_FAST", "verySlow", "v1.8", "V18", "v1_8", "\"", "\u00c9", "5");

  private final Random random;
  private final List<IntFunction<Shape>> leaves =
      List.of(this::scalar, this::scalar, this::text, this::enumeration);
  private final List<IntFunction<Shape>> all =
      Stream.concat(
              leaves.stream(),
              Stream.<IntFunction<Shape>>of(this::list, this::map, this::object, this::object))
          .toList();

  RandomShapes(Random random) {
    this.random = random;
  }

  Shape next() {
    return random.nextInt(5) == 0 ? shape(0) : object(0);
  }

  private Shape shape(int depth) {
    return pick(depth < DEEPEST ? all : leaves).apply(depth);
  }

  private Shape scalar(int depth) {
    return new Shape.Scalar(pick(List.of(ScalarType.values())));
  }

  private Shape text(int depth) {
    return new Shape.Text(pick(List.of(TextType.values())));
  }

  private Shape enumeration(int depth) {
    return new Shape.EnumOf(some(CONSTANTS, 1));
  }

  private Shape list(int depth) {
    return Shape.listOf(shape(depth + 1));
  }

  private Shape map(int depth) {
    Shape keys = pick(leaves).apply(depth);
    return Shape.isKey(keys) ? Shape.mapOf(keys, shape(depth + 1)) : map(depth);
  }

  private Shape object(int depth) {
    Shape.ObjectOf object = Shape.object();
    for (String name : some(NAMES, 0)) {
      String description = random.nextInt(3) == 0 ? "said \"so\"\n" : "";
      object =
          object.with(
              new Shape.Property(name, shape(depth + 1), random.nextBoolean(), description));
    }
    return object;
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private List<String> some(List<String> of, int least) {
    List<String> shuffled = new ArrayList<>(of);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, least + random.nextInt(5));
  }
}
