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

  private static final List<String> PATTERNS =
      List.of("[a-z]+", "^v.*$", "x|xy", "\\d{4}-\\d{2}(-\\d{2})?", "^\\S+$", "[^x]", "^a\\$");

  /** In the order of their sizes. */
  private static final List<String> BOUNDS =
      List.of("-129", "-1", "0", "0.5", "1", "3.7", "1e2", "127", "2026", "2147483648", "1e38");

  private final Random random;

  /** The names of the shapes around. */
  private final List<String> around = new ArrayList<>();

  /** Shapes that are complete, to occur once more elsewhere. */
  private final List<Shape> complete = new ArrayList<>();

  private int names;

  private final List<IntFunction<Shape>> leaves =
      List.of(
          this::scalar,
          this::scalar,
          this::text,
          this::enumeration,
          this::any,
          this::limited,
          this::reference);
  private final List<IntFunction<Shape>> all =
      Stream.concat(
              leaves.stream(),
              Stream.<IntFunction<Shape>>of(
                  this::list,
                  this::map,
                  this::object,
                  this::object,
                  this::union,
                  this::few,
                  this::recursive,
                  this::recursive))
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

  private Shape.ObjectOf object(int depth) {
    Shape.ObjectOf object = Shape.object();
    for (String name : some(NAMES, 0)) {
      String description = random.nextInt(3) == 0 ? "said \"so\"\n" : "";
      object =
          object.with(
              new Shape.Property(name, shape(depth + 1), random.nextBoolean(), description));
    }
    return object;
  }

  private Shape union(int depth) {
    return Shape.union(
        pick(List.of("type", "@kind")),
        some(CONSTANTS, 1).stream()
            .map(name -> new Shape.Case(name, object(depth + 1)))
            .toArray(Shape.Case[]::new));
  }

  private Shape any(int depth) {
    return Shape.ANY;
  }

  private Shape limited(int depth) {
    ScalarType type = pick(List.of(ScalarType.values()));
    return switch (type) {
      case BOOLEAN, CHAR, STRING ->
          Shape.limited(
              Shape.STRING, random.nextBoolean() ? size() : Limits.NONE.pattern(pick(PATTERNS)));
      default -> number(new Shape.Scalar(type));
    };
  }

  private Shape number(Shape.Scalar type) {
    int low = random.nextInt(BOUNDS.size());
    int high = low + random.nextInt(BOUNDS.size() - low);
    Limits limits = Limits.NONE;
    if (random.nextBoolean()) {
      limits = random.nextBoolean() ? limits.min(BOUNDS.get(low)) : limits.above(BOUNDS.get(low));
    }
    if (high > low && random.nextBoolean()) {
      limits = random.nextBoolean() ? limits.max(BOUNDS.get(high)) : limits.below(BOUNDS.get(high));
    }
    return limits.misfit(type).isPresent() ? number(type) : Shape.limited(type, limits);
  }

  private Limits size() {
    int least = random.nextInt(3);
    return Limits.NONE.size(least, random.nextBoolean() ? Integer.MAX_VALUE : least + 1);
  }

  private Shape few(int depth) {
    Shape shape = random.nextBoolean() ? list(depth) : map(depth);
    Limits limits = size();
    return limits.misfit(shape).isPresent() ? few(depth) : Shape.limited(shape, limits);
  }

  private Shape recursive(int depth) {
    if (!complete.isEmpty() && random.nextInt(4) == 0) {
      return pick(complete);
    }
    names++;
    String name = random.nextBoolean() ? "p" + names + ".Node" : "Tree<a.T" + names + ">";
    around.add(name);
    Shape shape =
        Shape.recursive(name, random.nextBoolean() ? object(depth + 1) : union(depth + 1));
    around.remove(name);
    if (around.isEmpty()) {
      complete.add(shape);
    }
    return shape;
  }

  private Shape reference(int depth) {
    return around.isEmpty() ? scalar(depth) : Shape.reference(pick(around));
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
