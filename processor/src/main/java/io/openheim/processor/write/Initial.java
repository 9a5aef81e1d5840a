package io.openheim.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.openheim.processor.model.JavaType;
import io.openheim.processor.model.Property;
import io.openheim.processor.source.Literal;
import io.openheim.shape.DefaultValue;
import java.util.Optional;

/** Writes the value that a property has as long as nothing was read for it. */
final class Initial {
  private Initial() {}

  static CodeBlock value(Property property) {
    Optional<DefaultValue> value = property.presence().defaultValue();
    if (value.isPresent()) {
      return literal(property.type(), value.get().text());
    }
    if (property.type() instanceof JavaType.Maybe maybe) {
      return CodeBlock.of("$T.empty()", maybe.wrapper().javaType());
    }
    JavaType type =
        property.type() instanceof JavaType.Limited limited ? limited.type() : property.type();
    boolean primitive = type instanceof JavaType.Scalar scalar && scalar.primitive();
    return CodeBlock.of(!primitive ? "null" : type.label().equals("Boolean") ? "false" : "0");
  }

  /** A default, of which the shape was checked. */
  private static CodeBlock literal(JavaType type, String text) {
    if (type instanceof JavaType.Limited limited) {
      return literal(limited.type(), text);
    }
    if (type instanceof JavaType.Text form) {
      return CodeBlock.of(
          "$T.parse($T.class, $L)", ReadCode.INPUT, form.text().javaType(), Literal.string(text));
    }
    if (type instanceof JavaType.Choice choice) {
      return choice.constants().stream()
          .filter(one -> one.name().equals(text))
          .map(one -> CodeBlock.of("$T.$L", choice.type(), one.javaName()))
          .findFirst()
          .orElseThrow();
    }
    JavaType.Scalar scalar = (JavaType.Scalar) type;
    return switch (scalar.scalar()) {
      case STRING -> CodeBlock.of("$L", Literal.string(text));
      case CHAR -> CodeBlock.of("(char) $L", (int) text.charAt(0));
      case BOOLEAN, INT -> CodeBlock.of("$L", text);
      case BYTE -> CodeBlock.of("(byte) $L", text);
      case SHORT -> CodeBlock.of("(short) $L", text);
      case LONG -> CodeBlock.of("$LL", text);
      case FLOAT -> CodeBlock.of("$Lf", text);
      case DOUBLE -> CodeBlock.of("$Ld", text);
      case BIG_INTEGER, BIG_DECIMAL -> CodeBlock.of("new $T($S)", WriteCode.typeName(type), text);
      case YEAR -> CodeBlock.of("$T.of($L)", WriteCode.typeName(type), text);
    };
  }
}
