package io.openheim.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a JSON value against a shape: finds everything that is wrong at once, words it for the
 * model, and is lenient only where nothing is lost.
 *
 * <p>A value is a tree of {@code Map<String, Object>}, {@code List<Object>}, {@code String}, {@link
 * JsonNumber}, {@code Boolean} and null.
 */
public final class Checker implements Shape.Visitor<Object> {
  /** Stands in the place of a value that is wrong; a value with problems is never used. */
  private static final Object WRONG = "wrong";

  /** The shapes that occur within themselves, by name. */
  private final Map<String, Shape> around = new HashMap<>();

  private final List<Problem> problems = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private int found;
  private final Patience patience = new Patience();
  private String path = "$";
  private @Nullable Object value;

  /** Whether nothing can be lost by a property that is left out of account. */
  private final boolean harmless;

  private Checker(@Nullable Object value, boolean harmless) {
    this.value = value;
    this.harmless = harmless;
  }

  /**
   * Checks a value.
   *
   * @param shape what it has to look like
   * @param value the value as a tree
   * @return the value in exact form, or everything that is wrong with it
   */
  public static Checked check(Shape shape, @Nullable Object value) {
    return check(shape, value, false);
  }

  /**
   * Checks a value of which it is known whether it can do harm.
   *
   * @param shape what it has to look like
   * @param value the value as a tree
   * @param harmless whether it is for something that changes nothing; properties that the shape
   *     lacks are then ignored also where not every other one is given, if they are not like one of
   *     these
   * @return the value in exact form, or everything that is wrong with it
   */
  public static Checked check(Shape shape, @Nullable Object value, boolean harmless) {
    Checker checker = new Checker(value, harmless);
    Object exact = shape.accept(checker);
    return new Checked(exact, checker.problems, checker.found, checker.ignored);
  }

  @Override
  public Object scalar(Shape.Scalar shape) {
    Object exact = exact(shape.type());
    return exact != null ? exact : wrong(expectation(shape.type()));
  }

  /** The range of a type matters only to whom left it. */
  private String expectation(ScalarType type) {
    return outOfRange(type) ? type.range() : type.expectation();
  }

  private boolean outOfRange(ScalarType type) {
    String text = numberText();
    boolean fraction =
        text != null
            && (type.whole() || type == ScalarType.BIG_INTEGER)
            && Numbers.toBigDecimal(text).isPresent()
            && Numbers.toBigInteger(text).isEmpty();
    return text != null && !fraction;
  }

  private @Nullable Object exact(ScalarType type) {
    return switch (type) {
      case STRING -> string();
      case CHAR -> character();
      case BOOLEAN -> bool();
      case BYTE, SHORT, INT, LONG, YEAR -> whole(type);
      case FLOAT, DOUBLE -> floating(type);
      case BIG_INTEGER, BIG_DECIMAL -> big(type);
    };
  }

  private @Nullable Object string() {
    return value instanceof JsonNumber number
        ? number.text()
        : value instanceof String text ? text : null;
  }

  private @Nullable Object character() {
    return string() instanceof String text && text.length() == 1 ? text : null;
  }

  private @Nullable Object bool() {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text) {
      return "true".equalsIgnoreCase(text)
          ? Boolean.TRUE
          : "false".equalsIgnoreCase(text) ? Boolean.FALSE : null;
    }
    return null;
  }

  private @Nullable Object whole(ScalarType type) {
    String text = numberText();
    OptionalLong number = text == null ? OptionalLong.empty() : Numbers.toLong(text);
    return number.isPresent()
            && number.getAsLong() >= type.min()
            && number.getAsLong() <= type.max()
        ? new JsonNumber(Long.toString(number.getAsLong()))
        : null;
  }

  private @Nullable Object floating(ScalarType type) {
    String text = numberText();
    if (text == null) {
      return null;
    }
    boolean fits = type == ScalarType.FLOAT ? Numbers.fitsFloat(text) : Numbers.fitsDouble(text);
    return fits ? new JsonNumber(text) : null;
  }

  private @Nullable Object big(ScalarType type) {
    String text = numberText();
    if (text == null) {
      return null;
    }
    return type == ScalarType.BIG_DECIMAL
        ? Numbers.toBigDecimal(text).map(number -> new JsonNumber(text)).orElse(null)
        : Numbers.toBigInteger(text).map(number -> new JsonNumber(number.toString())).orElse(null);
  }

  /** The number's characters, whether it was written as a number or as a string. */
  private @Nullable String numberText() {
    if (value instanceof JsonNumber number) {
      return number.text();
    }
    return value instanceof String text && Numbers.valid(text.strip()) ? text.strip() : null;
  }

  @Override
  public Object text(Shape.Text shape) {
    return value instanceof String text && shape.type().parse(text).isPresent()
        ? text
        : wrong(shape.type().expectation());
  }

  @Override
  public Object enumeration(Shape.EnumOf shape) {
    if (value instanceof String text) {
      if (shape.values().contains(text)) {
        return text;
      }
      List<String> alike = Names.alike(text, shape.values());
      if (alike.size() == 1) {
        return alike.get(0);
      }
    }
    Optional<String> nearest =
        value instanceof String text ? Names.nearest(text, shape.values()) : Optional.empty();
    return wrong(
        "one of " + String.join(", ", shape.values()),
        nearest.map(name -> "; did you mean " + name + "?").orElse(""));
  }

  @Override
  public Object list(Shape.ListOf shape) {
    if (!(value instanceof List<?> items)) {
      return wrong("a list", quoted('['));
    }
    String here = path;
    List<Object> exact = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      path = here + "[" + i + "]";
      value = items.get(i);
      exact.add(shape.items().accept(this));
    }
    path = here;
    return exact;
  }

  @Override
  public Object map(Shape.MapOf shape) {
    if (!(value instanceof Map<?, ?> given)) {
      return wrong("an object", quoted('{'));
    }
    String here = path;
    Map<String, Object> exact = new LinkedHashMap<>();
    Set<Object> meant = new HashSet<>();
    for (Map.Entry<?, ?> entry : given.entrySet()) {
      path = here;
      String name = (String) entry.getKey();
      String key = key(shape.keys(), name);
      if (!meant.add(meaning(shape.keys(), key))) {
        problem(path, "the key " + Found.describe(name) + " is given twice");
      }
      path = here + "." + Found.cut(name);
      value = entry.getValue();
      exact.put(key, shape.values().accept(this));
    }
    path = here;
    return exact;
  }

  /** Two texts may be one key: a UUID in upper and in lower case, PT60S and PT1M. */
  private static Object meaning(Shape keys, String key) {
    return keys instanceof Shape.Text text ? text.type().parse(key).orElse(key) : key;
  }

  /** The key in its exact form; of a wrong one it does not matter. */
  private String key(Shape keys, String name) {
    Checked checked = check(keys, name);
    checked.problems().forEach(wrong -> problem(path, "a key of it is wrong: " + wrong.what()));
    return checked.value() instanceof JsonNumber number
        ? number.text()
        : String.valueOf(checked.problems().isEmpty() ? checked.value() : name);
  }

  @Override
  public Object object(Shape.ObjectOf shape) {
    if (!(value instanceof Map<?, ?> given)) {
      return wrong("an object", quoted('{'));
    }
    String here = path;
    Map<String, Object> exact = new LinkedHashMap<>();
    boolean complete = true;
    boolean enough = true;
    for (Shape.Property property : shape.properties()) {
      path = here + "." + property.name();
      value = given.get(property.name());
      complete &= given.containsKey(property.name());
      boolean wanted = property.required() && given.containsKey(property.name());
      if (value != null || wanted) {
        exact.put(property.name(), property.shape().accept(this));
      } else if (property.required()) {
        enough = false;
        problem(path, "is missing; expected " + Expectation.of(property.shape()));
      }
    }
    path = here;
    strangers(shape, given, complete, harmless && enough);
    return exact;
  }

  @Override
  public Object union(Shape.Union shape) {
    if (!(value instanceof Map<?, ?> given)) {
      return wrong(Expectation.of(shape), quoted('{'));
    }
    Object whole = value;
    String here = path;
    Shape.EnumOf names = new Shape.EnumOf(shape.cases().stream().map(Shape.Case::name).toList());
    path = here + "." + shape.discriminator();
    value = given.get(shape.discriminator());
    Object name = null;
    if (given.containsKey(shape.discriminator())) {
      name = names.accept(this);
    } else {
      problem(path, "is missing; expected " + Expectation.of(names));
    }
    path = here;
    value = whole;
    for (Shape.Case one : shape.cases()) {
      if (one.name().equals(name)) {
        return object(one.with(shape.discriminator()));
      }
    }
    return WRONG;
  }

  /** Numbers that could not be held exactly within bounds are all that is wrong here. */
  @Override
  @SuppressWarnings("NullAway")
  public Object any(Shape.Any shape) {
    String here = path;
    Object whole = value;
    if (whole instanceof JsonNumber number && Numbers.toBigDecimal(number.text()).isEmpty()) {
      return wrong(ScalarType.BIG_DECIMAL.range());
    }
    if (whole instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        path = here + "[" + i + "]";
        value = list.get(i);
        any(shape);
      }
    } else if (whole instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        path = here + "." + Found.cut((String) entry.getKey());
        value = entry.getValue();
        any(shape);
      }
    }
    path = here;
    return whole;
  }

  @Override
  public Object limited(Shape.Limited shape) {
    Object given = value;
    if (shape.shape() instanceof Shape.Scalar scalar) {
      Object exact = exact(scalar.type());
      if (exact == null && outOfRange(scalar.type())) {
        return wrong(scalar.type().range());
      }
      return exact == null || !allowed(shape, scalar.type(), exact)
          ? wrong(Expectation.of(shape))
          : exact;
    }
    boolean many =
        shape.shape() instanceof Shape.ListOf ? given instanceof List : given instanceof Map;
    if (many && given != null && !shape.limits().allow(given, patience)) {
      wrong(Expectation.of(shape), given instanceof Map<?, ?> map ? " of " + map.size() : "");
    }
    return shape.shape().accept(this);
  }

  /** A float is within its limits before it is rounded, and after. */
  private boolean allowed(Shape.Limited shape, ScalarType type, Object exact) {
    if (!(exact instanceof JsonNumber number)) {
      return shape.limits().allow(exact, patience);
    }
    boolean within =
        Numbers.toBigDecimal(number.text())
            .filter(decimal -> shape.limits().allow(decimal, patience))
            .isPresent();
    return switch (type) {
      case FLOAT -> within && shape.limits().allow(number.floatValue(), patience);
      case DOUBLE -> within && shape.limits().allow(number.doubleValue(), patience);
      default -> within;
    };
  }

  @Override
  public Object recursive(Shape.Recursive shape) {
    Shape outer = around.put(shape.name(), shape.shape());
    Object exact = shape.shape().accept(this);
    if (outer == null) {
      around.remove(shape.name());
    } else {
      around.put(shape.name(), outer);
    }
    return exact;
  }

  @Override
  public Object reference(Shape.Reference shape) {
    Shape target = around.get(shape.name());
    if (target == null) {
      throw new IllegalArgumentException(
          "there is no shape called " + shape.name() + " around this one");
    }
    return target.accept(this);
  }

  /**
   * A property that the shape lacks does no harm if everything else was said; otherwise it may be a
   * misspelt one, and to drop it could change what the call does.
   */
  private void strangers(
      Shape.ObjectOf shape, Map<?, ?> given, boolean complete, boolean harmless) {
    List<String> names = shape.properties().stream().map(Shape.Property::name).toList();
    for (Object key : given.keySet()) {
      String name = (String) key;
      if (names.contains(name)) {
        continue;
      }
      List<String> free = names.stream().filter(other -> !given.containsKey(other)).toList();
      if (complete || (harmless && Names.nearest(name, free).isEmpty())) {
        if (ignored.size() < Checked.MOST) {
          ignored.add(path + "." + Found.cut(name));
        }
        continue;
      }
      problem(
          path + "." + Found.cut(name),
          "there is no such property; "
              + Names.nearest(name, free)
                  .map(near -> "did you mean " + near + "?")
                  .orElse("the properties are " + String.join(", ", names)));
    }
  }

  /** Some models write JSON, and then put it into quotes. */
  private String quoted(char begin) {
    if (value instanceof String text) {
      for (int i = 0; i < text.length(); i++) {
        if (!Character.isWhitespace(text.charAt(i))) {
          return text.charAt(i) == begin ? "; write the JSON itself, without quotes around it" : "";
        }
      }
    }
    return "";
  }

  private Object wrong(String expected) {
    return wrong(expected, "");
  }

  private Object wrong(String expected, String hint) {
    problem(path, "expected " + expected + ", got " + Found.describe(value) + hint);
    return WRONG;
  }

  private void problem(String where, String what) {
    found++;
    if (problems.size() < Checked.MOST) {
      problems.add(new Problem(where, what));
    }
  }
}
