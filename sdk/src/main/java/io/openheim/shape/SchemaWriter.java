package io.openheim.shape;

import java.util.List;

/**
 * Writes shapes as JSON Schema, in the one canonical form: the same shape gives the same characters
 * in every process, without white space, properties in their declared order.
 */
public final class SchemaWriter implements Shape.Visitor<StringBuilder> {
  private final StringBuilder out = new StringBuilder(256);
  private String description = "";

  private SchemaWriter() {}

  /**
   * The schema of a shape.
   *
   * @param shape the shape
   * @return JSON text
   */
  public static String write(Shape shape) {
    return shape.accept(new SchemaWriter()).toString();
  }

  @Override
  public StringBuilder scalar(Shape.Scalar shape) {
    begin(
        switch (shape.type()) {
          case STRING, CHAR -> "string";
          case BOOLEAN -> "boolean";
          case BYTE, SHORT, INT, LONG, BIG_INTEGER, YEAR -> "integer";
          case FLOAT, DOUBLE, BIG_DECIMAL -> "number";
        });
    switch (shape.type()) {
      case CHAR -> out.append(",\"minLength\":1,\"maxLength\":1");
      // A model rarely leaves the range of an int, and the words would cost tokens in every
      // request; a byte or a short it would.
      case BYTE, SHORT ->
          out.append(",\"minimum\":")
              .append(shape.type().min())
              .append(",\"maximum\":")
              .append(shape.type().max());
      default -> {}
    }
    return out.append('}');
  }

  /** Formats are said in words, as not every provider takes the keyword. */
  @Override
  public StringBuilder text(Shape.Text shape) {
    String form = shape.type().expectation();
    description = description.isEmpty() ? form : description + " (" + form + ")";
    begin("string");
    return out.append('}');
  }

  @Override
  public StringBuilder enumeration(Shape.EnumOf shape) {
    begin("string");
    names("enum", shape.values());
    return out.append('}');
  }

  @Override
  public StringBuilder list(Shape.ListOf shape) {
    begin("array");
    out.append(",\"items\":");
    return shape.items().accept(this).append('}');
  }

  @Override
  public StringBuilder map(Shape.MapOf shape) {
    if (!shape.keys().equals(Shape.STRING)) {
      String keys = "each key is " + Expectation.of(shape.keys());
      description = description.isEmpty() ? keys : description + " (" + keys + ")";
    }
    begin("object");
    out.append(",\"additionalProperties\":");
    return shape.values().accept(this).append('}');
  }

  @Override
  public StringBuilder object(Shape.ObjectOf shape) {
    begin("object");
    out.append(",\"properties\":{");
    String comma = "";
    for (Shape.Property property : shape.properties()) {
      JsonText.quote(out.append(comma), property.name()).append(':');
      description = property.description();
      property.shape().accept(this);
      comma = ",";
    }
    out.append('}');
    List<String> required =
        shape.properties().stream()
            .filter(Shape.Property::required)
            .map(Shape.Property::name)
            .toList();
    if (!required.isEmpty()) {
      names("required", required);
    }
    return out.append(",\"additionalProperties\":false}");
  }

  private void begin(String type) {
    out.append("{\"type\":\"").append(type).append('"');
    if (!description.isEmpty()) {
      JsonText.quote(out.append(",\"description\":"), description);
      description = "";
    }
  }

  private void names(String key, List<String> names) {
    out.append(",\"").append(key).append("\":[");
    String comma = "";
    for (String name : names) {
      JsonText.quote(out.append(comma), name);
      comma = ",";
    }
    out.append(']');
  }
}
