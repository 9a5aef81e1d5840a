package io.openheim.shape;

/** Says what fits a shape, in words for a model. */
final class Expectation implements Shape.Visitor<String> {
  private static final Expectation WORDS = new Expectation();

  private Expectation() {}

  static String of(Shape shape) {
    return shape.accept(WORDS);
  }

  @Override
  public String scalar(Shape.Scalar scalar) {
    return scalar.type().expectation();
  }

  @Override
  public String text(Shape.Text text) {
    return text.type().expectation();
  }

  @Override
  public String enumeration(Shape.EnumOf choice) {
    return "one of " + String.join(", ", choice.values());
  }

  @Override
  public String list(Shape.ListOf list) {
    return "a list";
  }

  @Override
  public String map(Shape.MapOf map) {
    return "an object";
  }

  @Override
  public String object(Shape.ObjectOf object) {
    return "an object";
  }
}
