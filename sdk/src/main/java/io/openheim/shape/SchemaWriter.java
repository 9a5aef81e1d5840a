package io.openheim.shape;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes shapes as JSON Schema, in the one canonical form: the same shape gives the same characters
 * in every process, without white space, properties in their declared order.
 */
public final class SchemaWriter implements Shape.Visitor<Map<String, Object>> {
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  /** The names in {@code definitions} of the shapes that are called something else here. */
  private final Map<String, String> names = new HashMap<>();

  private String description = "";

  private SchemaWriter() {}

  /**
   * The schema of a shape.
   *
   * @param shape the shape
   * @return JSON text
   */
  public static String write(Shape shape) {
    return JsonText.write(tree(shape));
  }

  /**
   * The schema of a shape as a tree, for those that go on working with it.
   *
   * @param shape the shape
   * @return maps in the order of the text, lists, strings, {@link JsonNumber}s and booleans
   */
  public static Map<String, Object> tree(Shape shape) {
    SchemaWriter writer = new SchemaWriter();
    Map<String, Object> root = shape.accept(writer);
    if (!writer.definitions.isEmpty()) {
      root.put("$defs", writer.definitions);
    }
    return root;
  }

  @Override
  public Map<String, Object> scalar(Shape.Scalar shape) {
    Map<String, Object> schema =
        begin(
            switch (shape.type()) {
              case STRING, CHAR -> "string";
              case BOOLEAN -> "boolean";
              case BYTE, SHORT, INT, LONG, BIG_INTEGER, YEAR -> "integer";
              case FLOAT, DOUBLE, BIG_DECIMAL -> "number";
            });
    switch (shape.type()) {
      case CHAR -> {
        schema.put("minLength", new JsonNumber("1"));
        schema.put("maxLength", new JsonNumber("1"));
      }
      // A model rarely leaves the range of an int, and the words would cost tokens in every
      // request; a byte or a short it would.
      case BYTE, SHORT -> {
        schema.put("minimum", new JsonNumber(Long.toString(shape.type().min())));
        schema.put("maximum", new JsonNumber(Long.toString(shape.type().max())));
      }
      default -> {}
    }
    return schema;
  }

  /** Formats are said in words, as not every provider takes the keyword. */
  @Override
  public Map<String, Object> text(Shape.Text shape) {
    describe(shape.type().expectation());
    return begin("string");
  }

  @Override
  public Map<String, Object> enumeration(Shape.EnumOf shape) {
    Map<String, Object> schema = begin("string");
    schema.put("enum", shape.values());
    return schema;
  }

  @Override
  public Map<String, Object> list(Shape.ListOf shape) {
    Map<String, Object> schema = begin("array");
    schema.put("items", shape.items().accept(this));
    return schema;
  }

  @Override
  public Map<String, Object> map(Shape.MapOf shape) {
    if (!shape.keys().equals(Shape.STRING)) {
      describe("each key is " + Expectation.of(shape.keys()));
    }
    Map<String, Object> schema = begin("object");
    schema.put("additionalProperties", shape.values().accept(this));
    return schema;
  }

  @Override
  public Map<String, Object> object(Shape.ObjectOf shape) {
    Map<String, Object> schema = begin("object");
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Shape.Property property : shape.properties()) {
      description = property.description();
      properties.put(property.name(), property.shape().accept(this));
      if (property.required()) {
        required.add(property.name());
      }
    }
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  @Override
  public Map<String, Object> union(Shape.Union shape) {
    Map<String, Object> schema = begin("");
    schema.put(
        "anyOf",
        shape.cases().stream().map(one -> object(one.with(shape.discriminator()))).toList());
    return schema;
  }

  @Override
  public Map<String, Object> any(Shape.Any shape) {
    return begin("");
  }

  @Override
  public Map<String, Object> limited(Shape.Limited shape) {
    Limits limits = shape.limits();
    ScalarType type = shape.shape() instanceof Shape.Scalar scalar ? scalar.type() : null;
    boolean whole = Limits.isWhole(type);
    boolean map = shape.shape() instanceof Shape.MapOf;
    if (map || (!whole && (limits.above() || limits.below()))) {
      describe(map ? Expectation.entries(limits) : Expectation.range(limits));
    }
    Map<String, Object> schema = shape.shape().accept(this);
    bound(schema, "minimum", limits.min(), limits.smallest(type));
    bound(schema, "maximum", limits.max(), limits.largest(type));
    if (!map) {
      String unit = shape.shape() instanceof Shape.ListOf ? "Items" : "Length";
      if (limits.least() > 0) {
        schema.put("min" + unit, new JsonNumber(Integer.toString(limits.least())));
      }
      if (limits.most() < Integer.MAX_VALUE) {
        schema.put("max" + unit, new JsonNumber(Integer.toString(limits.most())));
      }
    }
    if (!limits.pattern().isEmpty()) {
      schema.put("pattern", limits.anchored());
    }
    return schema;
  }

  /** A bound that is excluded is said in words; the keyword then allows a little more. */
  private static void bound(
      Map<String, Object> schema,
      String key,
      @Nullable BigDecimal written,
      @Nullable BigDecimal bound) {
    if (written != null && bound != null) {
      schema.put(key, new JsonNumber(Expectation.digits(bound)));
    }
  }

  /** What follows from the type alone is said where it is defined, everything else here. */
  @Override
  public Map<String, Object> recursive(Shape.Recursive shape) {
    Map<String, Object> schema = begin("");
    if (!names.containsKey(shape.name())) {
      String name = free(shape.name());
      names.put(shape.name(), name);
      definitions.put(name, Map.of());
      definitions.put(name, shape.shape().accept(this));
    }
    return refer(schema, shape.name());
  }

  @Override
  public Map<String, Object> reference(Shape.Reference shape) {
    return refer(begin(""), shape.name());
  }

  private Map<String, Object> refer(Map<String, Object> schema, String name) {
    String known = names.get(name);
    if (known == null) {
      throw new IllegalArgumentException("there is no shape called " + name + " around this one");
    }
    schema.put("$ref", "#/$defs/" + known);
    return schema;
  }

  /** The last name of a class, with a number behind it if another class took it. */
  private String free(String qualified) {
    String plain = qualified.replaceAll("<.*", "");
    String simple = plain.substring(Math.max(plain.lastIndexOf('.'), plain.lastIndexOf('$')) + 1);
    String name = simple;
    for (int i = 2; definitions.containsKey(name); i++) {
      name = simple + i;
    }
    return name;
  }

  private void describe(String more) {
    description = description.isEmpty() ? more : description + " (" + more + ")";
  }

  private Map<String, Object> begin(String type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (!type.isEmpty()) {
      schema.put("type", type);
    }
    if (!description.isEmpty()) {
      schema.put("description", description);
      description = "";
    }
    return schema;
  }
}
