package io.openheim.shape;

import static io.openheim.shape.ScalarType.BIG_DECIMAL;
import static io.openheim.shape.ScalarType.BIG_INTEGER;
import static io.openheim.shape.ScalarType.CHAR;
import static io.openheim.shape.ScalarType.DOUBLE;
import static io.openheim.shape.ScalarType.FLOAT;
import static io.openheim.shape.ScalarType.INT;
import static io.openheim.shape.ScalarType.LONG;
import static io.openheim.shape.ScalarType.STRING;
import static io.openheim.shape.ScalarType.YEAR;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the checker and the schema of a shape disagree, each case once and said anew, without the
 * code of the checker. A value that the checker takes although the schema does not becomes what the
 * schema takes; one that the checker refuses although the schema takes it becomes {@link #REFUSED}.
 */
enum Leniency {
  NUMBER_IN_STRING("a number in a string is a number", Shape.INT, "\" 5 \"", true) {
    @Override
    Object apply(Shape shape, Object value) {
      return numeric(shape) && value instanceof String text && text.strip().matches(NUMBER)
          ? new JsonNumber(text.strip())
          : value;
    }
  },
  NUMBER_FOR_STRING("a number is a string as it is written", Shape.STRING, "5.0", true) {
    @Override
    Object apply(Shape shape, Object value) {
      return is(shape, STRING, CHAR) && value instanceof JsonNumber number ? number.text() : value;
    }
  },
  BOOLEAN_IN_STRING("true and false may stand in a string", Shape.BOOLEAN, "\"True\"", true) {
    @Override
    Object apply(Shape shape, Object value) {
      return is(shape, ScalarType.BOOLEAN)
              && value instanceof String text
              && List.of("true", "false").contains(text.toLowerCase(Locale.ROOT))
          ? Boolean.valueOf(text)
          : value;
    }
  },
  SPELLING_OF_CONSTANT(
      "case and separators of a constant do not matter, if only one is alike",
      Shape.oneOf("VERY_FAST", "v1.8"),
      "\"very-fast\"",
      true) {
    @Override
    Object apply(Shape shape, Object value) {
      return shape instanceof Shape.EnumOf choice && value instanceof String text
          ? alike(choice.values(), text)
          : value;
    }

    private String alike(List<String> constants, String text) {
      if (constants.contains(text)) {
        return text;
      }
      List<String> alike = constants.stream().filter(c -> bare(c).equals(bare(text))).toList();
      return alike.size() == 1 ? alike.get(0) : text;
    }

    private String bare(String name) {
      return name.toLowerCase(Locale.ROOT)
          .replaceAll("(?<=\\p{Nd})[-_. ]+(?=\\p{Nd})", "#")
          .replaceAll("[-_. ]", "");
    }
  },
  SURPLUS_PROPERTY(
      "a property that is not declared is ignored, if all that are declared are given",
      Shape.object().required("a", Shape.INT),
      "{\"a\":1,\"b\":2}",
      true) {
    @Override
    Object apply(Shape shape, Object value) {
      if (!(shape instanceof Shape.ObjectOf object && value instanceof Map<?, ?> given)) {
        return value;
      }
      List<String> declared = object.properties().stream().map(Shape.Property::name).toList();
      boolean surplus = given.size() > declared.size() && given.keySet().containsAll(declared);
      Map<?, ?> rest = new LinkedHashMap<>(given);
      rest.keySet().retainAll(declared);
      return surplus ? rest : value;
    }
  },
  NULL_FOR_NOTHING(
      "null is the absence of an optional property",
      Shape.object().optional("a", Shape.INT),
      "{\"a\":null}",
      true) {
    @Override
    Object apply(Shape shape, Object value) {
      if (!(shape instanceof Shape.ObjectOf object && value instanceof Map<?, ?> given)) {
        return value;
      }
      Map<?, ?> rest = new LinkedHashMap<>(given);
      for (Shape.Property property : object.properties()) {
        if (!property.required() && rest.get(property.name()) == null) {
          rest.remove(property.name());
        }
      }
      return rest.size() < given.size() ? rest : value;
    }
  },
  LONG_NUMBER(
      "a number is written with at most 400 characters", Shape.INT, "1." + "0".repeat(399), false) {
    @Override
    Object apply(Shape shape, Object value) {
      boolean tooLong = value instanceof JsonNumber number && number.text().length() > LONGEST;
      return numeric(shape) && tooLong ? REFUSED : value;
    }
  },
  EXPONENT(
      "an exponent has at most 32 bits, even that of zero", Shape.INT, "0e99999999999", false) {
    @Override
    Object apply(Shape shape, Object value) {
      boolean whole = numeric(shape) && !is(shape, FLOAT, DOUBLE);
      return whole && value instanceof JsonNumber number && !readable(number.text())
          ? REFUSED
          : value;
    }

    private boolean readable(String number) {
      try {
        return new BigDecimal(number).precision() > 0;
      } catch (NumberFormatException unreadable) {
        return false;
      }
    }
  },
  RANGE_OF_WHOLE("a whole number fits its Java type", Shape.INT, "2147483648", false) {
    @Override
    Object apply(Shape shape, Object value) {
      return value instanceof JsonNumber number && !inRange(shape, ExactNumber.of(number.text()))
          ? REFUSED
          : value;
    }

    private boolean inRange(Shape shape, BigDecimal number) {
      if (is(shape, INT)) {
        return ExactNumber.isBetween(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
      }
      return is(shape, YEAR)
          ? ExactNumber.isBetween(number, -999_999_999, 999_999_999)
          : !is(shape, LONG) || ExactNumber.isBetween(number, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  },
  RANGE_OF_FLOATING(
      "a floating-point number is neither rounded to zero nor to infinity",
      Shape.DOUBLE,
      "1e400",
      false) {
    @Override
    Object apply(Shape shape, Object value) {
      if (!is(shape, FLOAT, DOUBLE) || !(value instanceof JsonNumber number)) {
        return value;
      }
      BigDecimal size = ExactNumber.of(number.text()).abs();
      boolean isFloat = is(shape, FLOAT);
      BigDecimal least = new BigDecimal(isFloat ? Float.MIN_VALUE : Double.MIN_VALUE);
      BigDecimal most = new BigDecimal(isFloat ? Float.MAX_VALUE : Double.MAX_VALUE);
      BigDecimal step =
          new BigDecimal(isFloat ? Math.ulp(Float.MAX_VALUE) : Math.ulp(Double.MAX_VALUE));
      boolean zero = size.signum() != 0 && size.compareTo(half(least)) <= 0;
      return zero || size.compareTo(most.add(half(step))) >= 0 ? REFUSED : value;
    }

    private BigDecimal half(BigDecimal number) {
      return number.divide(BigDecimal.valueOf(2));
    }
  },
  SIZE_OF_BIG(
      "an exponent is at most 400, also in any JSON and where a floating-point number has bounds;"
          + " a big whole number has at most 400 characters",
      Shape.BIG_DECIMAL,
      "1e401",
      false) {
    @Override
    Object apply(Shape shape, Object value) {
      if (!is(shape, BIG_DECIMAL, BIG_INTEGER) || !(value instanceof JsonNumber number)) {
        return value;
      }
      BigDecimal size = ExactNumber.of(number.text());
      String[] parts = number.text().split("[eE]");
      boolean far =
          parts.length > 1
              && ExactNumber.of(parts[1]).abs().compareTo(BigDecimal.valueOf(LONGEST)) > 0;
      boolean longer =
          is(shape, BIG_INTEGER)
              && ExactNumber.isWhole(size)
              && size.toBigInteger().toString().length() > LONGEST;
      return far || longer ? REFUSED : value;
    }
  },
  ONE_CHARACTER(
      "a character is one of UTF-16, not one of two halves",
      Shape.CHAR,
      "\"\ud83d\ude00\"",
      false) {
    @Override
    Object apply(Shape shape, Object value) {
      return is(shape, CHAR) && value instanceof String text && text.length() != 1
          ? REFUSED
          : value;
    }
  },
  FORM_OF_TEXT(
      "a date, a UUID and the like has its form",
      Shape.text(java.time.LocalDate.class),
      "\"tomorrow\"",
      false) {
    @Override
    Object apply(Shape shape, Object value) {
      return shape instanceof Shape.Text form
              && value instanceof String text
              && form.type().parse(text).isEmpty()
          ? REFUSED
          : value;
    }
  },
  FORM_OF_KEY(
      "each key of a map has the shape of the keys",
      Shape.mapOf(Shape.INT, Shape.INT),
      "{\"x\":1}",
      false) {
    @Override
    Object apply(Shape shape, Object value) {
      return shape instanceof Shape.MapOf map
              && value instanceof Map<?, ?> given
              && !given.keySet().stream()
                  .allMatch(key -> Agreement.of(map.keys()).wrong(key).isEmpty())
          ? REFUSED
          : value;
    }
  },
  KEY_GIVEN_TWICE(
      "no two keys of a map mean the same",
      Shape.mapOf(Shape.INT, Shape.INT),
      "{\"1\":1,\"1.0\":2}",
      false) {
    @Override
    Object apply(Shape shape, Object value) {
      if (!(shape instanceof Shape.MapOf map && value instanceof Map<?, ?> given)) {
        return value;
      }
      List<Object> meant = new ArrayList<>();
      for (Object key : given.keySet()) {
        Object plain = Agreement.of(map.keys()).asTheSchemaSays(key);
        meant.add(
            plain instanceof JsonNumber n
                ? ExactNumber.of(n.text()).toBigInteger()
                : map.keys() instanceof Shape.Text form && plain instanceof String text
                    ? form.type().parse(text).orElse(text)
                    : plain);
      }
      return meant.stream().distinct().count() < meant.size() ? REFUSED : value;
    }
  },
  EXCLUDED_BOUND(
      "a bound that is excluded is none of the numbers",
      Shape.limited(Shape.DOUBLE, Limits.NONE.above("0")),
      "0",
      false) {
    @Override
    Object apply(Shape shape, Object value) {
      if (!(shape instanceof Shape.Limited limited && value instanceof JsonNumber number)) {
        return value;
      }
      Limits limits = limited.limits();
      BigDecimal exact = ExactNumber.of(number.text());
      return (limits.above() && exact.compareTo(limits.min()) == 0)
              || (limits.below() && exact.compareTo(limits.max()) == 0)
          ? REFUSED
          : value;
    }
  },
  SIZE_OF_MAP(
      "a map has as many entries as it may have",
      Shape.limited(Shape.mapOf(Shape.STRING, Shape.INT), Limits.NONE.size(2, 3)),
      "{\"a\":1}",
      false) {
    @Override
    Object apply(Shape shape, Object value) {
      return shape instanceof Shape.Limited limited
              && value instanceof Map<?, ?> map
              && (map.size() < limited.limits().least() || map.size() > limited.limits().most())
          ? REFUSED
          : value;
    }
  };

  static final Object REFUSED = "refused by the checker alone";

  private static final int LONGEST = 400;
  private static final String NUMBER = "-?(0|[1-9]\\d*)([.]\\d+)?([eE][-+]?\\d+)?";

  /** The rule in words. */
  final String words;

  /** A shape and a value for it that the two judge differently. */
  final Shape shape;

  final String json;

  /** Whether the checker takes that value. */
  final boolean taken;

  Leniency(String words, Shape shape, String json, boolean taken) {
    this.words = words;
    this.shape = shape;
    this.json = json;
    this.taken = taken;
  }

  /** What a value is to the schema; the value itself where the two agree. */
  abstract Object apply(Shape shape, Object value);

  private static boolean numeric(Shape shape) {
    return shape instanceof Shape.Scalar && !is(shape, STRING, CHAR, ScalarType.BOOLEAN);
  }

  private static boolean is(Shape shape, ScalarType... types) {
    return shape instanceof Shape.Scalar scalar && List.of(types).contains(scalar.type());
  }
}
