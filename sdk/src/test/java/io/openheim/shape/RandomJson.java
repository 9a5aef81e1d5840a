package io.openheim.shape;

import io.openheim.internal.json.JsonTree;
import java.util.ArrayList;
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
          "a b");

  private static final List<String> OTHERS =
      List.of(
          "null", "true", "false", "[]", "[null]", "[1]", "[[]]", "{}", "{\"a\":1}", "{\"\":{}}");

  private final Random random;

  /** One value in so many is not what its shape wants. */
  private final int oddity;

  private RandomJson(Random random, int oddity) {
    this.random = random;
    this.oddity = oddity;
  }

  public static Object of(Shape shape, Random random) {
    return new RandomJson(random, pick(random, List.of(4, 15, 1000))).value(shape);
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
      case BIG_INTEGER -> number(new java.math.BigInteger(random.nextInt(1300), random));
      case BIG_DECIMAL -> number(new java.math.BigDecimal(random.nextDouble()));
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
    return Stream.generate(() -> value(shape.items()))
        .limit(random.nextInt(4))
        .collect(ArrayList::new, List::add, List::addAll);
  }

  @Override
  public Object map(Shape.MapOf shape) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Object key = value(shape.keys());
      String name = key instanceof JsonNumber number ? number.text() : String.valueOf(key);
      map.put(avoided(name) ? "1e2" : name, value(shape.values()));
    }
    return map;
  }

  /** Long names are cut in paths; half a surrogate pair as a name is not yet written exactly. */
  private static boolean avoided(String name) {
    return name.length() > 60 || name.equals("\ud83d");
  }

  @Override
  public Object object(Shape.ObjectOf shape) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (Shape.Property property : shape.properties()) {
      boolean left = random.nextInt(property.required() ? oddity * 2 : 4) == 0;
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
