package io.openheim.shape;

/** Which shapes the keys of maps can have. */
final class Keys {
  private Keys() {}

  static boolean fits(Shape shape) {
    if (shape instanceof Shape.Scalar scalar) {
      return switch (scalar.type()) {
        case STRING, CHAR, BYTE, SHORT, INT, LONG, BIG_INTEGER, YEAR -> true;
        case BOOLEAN, FLOAT, DOUBLE, BIG_DECIMAL -> false;
      };
    }
    // Arrays are never equal to each other, and patterns neither.
    return shape instanceof Shape.EnumOf
        || (shape instanceof Shape.Text text
            && text.type() != TextType.BYTES
            && text.type() != TextType.PATTERN);
  }
}
