package io.openheim.shape;

import io.openheim.internal.json.JsonTree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Makes JSON for a shape: the same of the same seed, right more often than not. */
public final class RandomJson implements Shape.Visitor<Object> {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-0.0",
          "1",
          "-1",
          "3.0",
          "3.7",
          "1e2",
          "1E+2",
          "12e-1",
          "120e-1",
          "127",
          "128",
          "-128",
          "-129",
          "32767",
          "32768",
          "-32769",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "2026",
          "999999999",
          "1000000000",
          "0.1000000000000000055511151231257827021181583404541",
          "1e38",
          "3.4028235e38",
          "3.4028236e38",
          "1e-46",
          "1e308",
          "1.7976931348623159e308",
          "1e309",
          "4.9e-324",
          "1e-324",
          "1e400",
          "1e-400",
          "1e401",
          "1e-401",
          "9e399",
          "99e399",
          "0e999",
          "1e20000000",
          "-8e4670854554752648",
          "8e-4670854554752648",
          "0e4670854554752648",
          "1" + "0".repeat(399),
          "1" + "0".repeat(400),
          "1." + "0".repeat(398),
          "1." + "0".repeat(399),
          "-" + "9".repeat(399),
          "-" + "9".repeat(400));

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "xy",
          "\u00e9",
          "\ud83d\ude00",
          "\ud83d",
          "true",
          "TRUE",
          " false",
          "null",
          "NaN",
          "Infinity",
          "+1",
          "01",
          ".5",
          "1.",
          "0x1F",
          "1_000",
          "1d",
          "1f",
          "\u0661",
          "\u00a07",
          "\u20037",
          "slow",
          "SL OW",
          "v1_8",
          "V 18",
          "v-1.8",
          "very fast",
          "\u00c9",
          "e\u0301",
          "2026-02-29",
          "2026-11-23",
          "14:30",
          "2026-11-23T14:30:00",
          "2026-11-23T14:30:00Z",
          "2026-11-23T14:30:00+01:00",
          "2026-11-23T14:30:00+01:00[Europe/Oslo]",
          "PT1H",
          "P1D",
          "2026-11",
          "Europe/Oslo",
          "123e4567-e89b-12d3-a456-426614174000",
          "1-1-1-1-1",
          "https://example.com/page",
          "http://[",
          "en-GB",
          "en_GB",
          "EUR",
          "eur",
          "a/b",
          "a\0b",
          "[a-z]+",
          "((((",
          "aGk=",
          "aGk",
          "a b",
          "2026-11-24",
          "14:31",
          "2026-11-23T14:31:00",
          "2026-11-23T14:31:00Z",
          "2026-11-23T14:30:00+02:00",
          "2026-11-23T14:31:00+01:00[Europe/Oslo]",
          "2026-12",
          "123e4567-e89b-12d3-a456-426614174001",
          "USD",
          "vx$",
          "a$",
          "a$x",
          "x\n",
          "^");

  private static final List<String> OTHERS =
      List.of(
          "null", "true", "false", "[]", "[null]", "[1]", "[[]]", "{}", "{\"a\":1}", "{\"\":{}}");

  private final Random random;

  /** One value in so many is not what its shape wants. */
  private final int oddity;

  private final Map<String, Shape> around = new HashMap<>();

  /** How often a value may still contain another one of its kind. */
  private int references = 6;

  private RandomJson(Random random, int oddity) {
    this.random = random;
    this.oddity = oddity;
  }

  public static Object of(Shape shape, Random random) {
    return new RandomJson(random, pick(random, List.of(4, 15, 1000))).value(shape);
  }

  /** One that is right as far as that can be foreseen. */
  static Object right(Shape shape, Random random) {
    return new RandomJson(random, 1_000_000).value(shape);
  }

  private Object value(Shape shape) {
    return random.nextInt(oddity) == 0 ? odd() : shape.accept(this);
  }

  private Object odd() {
    return switch (random.nextInt(4)) {
      case 0 -> new JsonNumber(pick(NUMBERS));
      case 1 -> pick(TEXTS);
      case 2 -> spaced(pick(NUMBERS));
      default -> JsonTree.parse(pick(OTHERS));
    };
  }

  @Override
  public Object scalar(Shape.Scalar shape) {
    return switch (shape.type()) {
      case STRING -> pick(TEXTS);
      case CHAR -> pick(List.of("x", "\u00e9", "\ud83d", "\u2028"));
      case BOOLEAN -> random.nextBoolean() ? random.nextBoolean() : pick(List.of("true", "False"));
      case BYTE -> number(random.nextInt(256) - 128);
      case SHORT -> number(random.nextInt(65536) - 32768);
      case INT -> number(random.nextInt());
      case LONG -> number(random.nextLong());
      case FLOAT -> number(random.nextFloat());
      case DOUBLE -> number(random.nextDouble() * random.nextInt());
      case BIG_INTEGER -> number(new BigInteger(random.nextInt(1300), random));
      case BIG_DECIMAL -> number(new BigDecimal(random.nextDouble()));
      case YEAR -> number(random.nextInt(3000));
    };
  }

  @Override
  public Object text(Shape.Text shape) {
    List<String> fitting = TEXTS.stream().filter(t -> shape.type().parse(t).isPresent()).toList();
    return pick(fitting);
  }

  @Override
  public Object enumeration(Shape.EnumOf shape) {
    String name = pick(shape.values());
    return switch (random.nextInt(4)) {
      case 0 -> name.toLowerCase(Locale.ROOT).replace('_', '-');
      case 1 -> name.toUpperCase(Locale.ROOT).replace('.', '_');
      default -> name;
    };
  }

  @Override
  public Object list(Shape.ListOf shape) {
    return list(shape, 0, 3);
  }

  private Object list(Shape.ListOf shape, int least, int most) {
    return Stream.generate(() -> value(shape.items()))
        .limit(size(least, most))
        .collect(ArrayList::new, List::add, List::addAll);
  }

  private int size(int least, int most) {
    return references <= 0 ? least : least + random.nextInt(most - least + 1);
  }

  @Override
  public Object map(Shape.MapOf shape) {
    return map(shape, 0, 3);
  }

  private Object map(Shape.MapOf shape, int least, int most) {
    Map<String, Object> map = new LinkedHashMap<>();
    int size = size(least, most);
    for (int i = 0; i < 20 && map.size() < size; i++) {
      Object key = value(shape.keys());
      map.put(
          key instanceof JsonNumber number ? number.text() : String.valueOf(key),
          value(shape.values()));
    }
    return map;
  }

  @Override
  public Object object(Shape.ObjectOf shape) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (Shape.Property property : shape.properties()) {
      boolean left =
          property.required()
              ? random.nextInt(oddity * 2) == 0
              : references <= 0 || random.nextInt(4) == 0;
      if (!left) {
        object.put(
            property.name(), property.required() ? value(property.shape()) : maybe(property));
      }
    }
    if (random.nextInt(oddity) == 0) {
      object.put(pick(List.of("surplus", "A", "cuont", "snakeCase")), odd());
    }
    return object;
  }

  @Override
  public Object union(Shape.Union shape) {
    List<Shape.Case> possible =
        shape.cases().stream().filter(one -> Shape.isPossible(one.object())).toList();
    Shape.Case one = pick(references > 0 || possible.isEmpty() ? shape.cases() : possible);
    return object(one.with(shape.discriminator()));
  }

  @Override
  public Object any(Shape.Any shape) {
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.asList(odd(), odd());
      case 1 -> new LinkedHashMap<>(Map.of(pick(TEXTS), Arrays.asList(odd())));
      default -> odd();
    };
  }

  @Override
  public Object limited(Shape.Limited shape) {
    Limits limits = shape.limits();
    int least = random.nextInt(oddity) == 0 ? 0 : limits.least();
    int most = (int) Math.min(limits.most(), least + 3L) + (random.nextInt(oddity) == 0 ? 2 : 0);
    if (shape.shape() instanceof Shape.ListOf list) {
      return list(list, least, most);
    }
    if (shape.shape() instanceof Shape.MapOf map) {
      return map(map, least, most);
    }
    Object value = odd();
    for (int i = 0; i < 100 && !Checker.check(shape, value).problems().isEmpty(); i++) {
      value = random.nextBoolean() ? shape.shape().accept(this) : near(limits);
    }
    return value;
  }

  private Object near(Limits limits) {
    BigDecimal min = limits.min();
    BigDecimal max = limits.max();
    if (min == null || max == null || random.nextBoolean()) {
      return new JsonNumber(pick(NUMBERS));
    }
    BigDecimal middle = min.add(max).divide(BigDecimal.valueOf(2));
    return new JsonNumber(pick(List.of(min, max, middle, min.add(BigDecimal.ONE))).toString());
  }

  @Override
  public Object recursive(Shape.Recursive shape) {
    around.put(shape.name(), shape.shape());
    return shape.shape().accept(this);
  }

  @Override
  public Object reference(Shape.Reference shape) {
    references--;
    return references < 0 && !Shape.isPossible(around.get(shape.name()))
        ? null
        : around.get(shape.name()).accept(this);
  }

  private Object maybe(Shape.Property property) {
    return random.nextInt(8) == 0 ? null : value(property.shape());
  }

  private Object number(Object value) {
    String text = value.toString();
    return random.nextInt(6) == 0 ? spaced(text) : new JsonNumber(text);
  }

  private String spaced(String number) {
    return random.nextBoolean() ? number : " " + number + "\n";
  }

  private <T> T pick(List<T> of) {
    return pick(random, of);
  }

  private static <T> T pick(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
