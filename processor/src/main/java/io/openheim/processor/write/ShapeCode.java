package io.openheim.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.openheim.processor.model.JavaType;
import io.openheim.processor.model.Property;
import io.openheim.processor.source.Literal;
import io.openheim.shape.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the code that spells shapes out; those of objects are taken from constants. */
final class ShapeCode implements JavaType.Visitor<CodeBlock> {
  static final ClassName FIELDS = ClassName.get("io.openheim.tool", "Fields");
  private static final ClassName SHAPE = ClassName.get("io.openheim.shape", "Shape");
  private static final ClassName LIMITS = ClassName.get("io.openheim.shape", "Limits");

  private static final int WIDTH = 100;

  private final Scopes scopes;
  private final boolean described;
  private final Map<Object, FieldSpec> constants = new LinkedHashMap<>();

  /** For a class that has its schemas as texts, beside the shapes. */
  ShapeCode(Scopes scopes) {
    this(scopes, false);
  }

  private ShapeCode(Scopes scopes, boolean described) {
    this.scopes = scopes;
    this.described = described;
  }

  /** For a class whose schema is made of the shapes. */
  static ShapeCode withDescriptions(Scopes scopes) {
    return new ShapeCode(scopes, true);
  }

  /** The constants that are used so far, each after those that it uses itself. */
  List<FieldSpec> constants() {
    return List.copyOf(constants.values());
  }

  /** The constant that holds the properties of an object. */
  FieldSpec fields(String name, List<Property> properties) {
    CodeBlock shape = CodeBlock.of("$T.object()", SHAPE);
    List<CodeBlock> calls = properties.stream().map(this::property).toList();
    String onOneLine = "      Fields.of(Shape.object());" + CodeBlock.join(calls, "");
    CodeBlock chain =
        onOneLine.replace("io.openheim.shape.", "").length() <= WIDTH
            ? CodeBlock.of("$L$L", shape, CodeBlock.join(calls, ""))
            : CodeBlock.of("\n$>$>$L$>$>\n$L$<$<$<$<", shape, CodeBlock.join(calls, "\n"));
    return constant(
        FIELDS,
        name,
        CodeBlock.of(calls.isEmpty() ? "$T.of($L)" : "\n$>$>$T.of($L)$<$<", FIELDS, chain));
  }

  private static FieldSpec constant(TypeName type, String name, CodeBlock value) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  private CodeBlock property(Property property) {
    String method = property.optional() ? "optional" : "required";
    String name = Literal.string(property.name());
    CodeBlock shape = property.type().accept(this);
    if (!described || property.description().isEmpty()) {
      return CodeBlock.of(".$L($L, $L)", method, name, shape);
    }
    String text = Literal.string(property.description());
    String onOneLine = "              ." + method + "(" + name + ", " + shape + ", " + text + ")";
    // How long the names of types are is known when they are written.
    boolean fits = onOneLine.replaceAll("\\b([a-z]\\w*\\.)+(?=[A-Z])", "").length() <= WIDTH - 4;
    return CodeBlock.of(
        fits ? ".$L($L, $L, $L)" : ".$L(\n$>$>$L,\n$L,\n$L)$<$<", method, name, shape, text);
  }

  /** The name of the constant that holds the properties of a type. */
  String constant(JavaType.Composite type) {
    FieldSpec known = constants.get(type);
    if (known == null) {
      boolean record = type.type().getKind() == javax.lang.model.element.ElementKind.RECORD;
      String name =
          scopes.constants().takeConstant(type.label() + (record ? "Components" : "Properties"));
      known = fields(name, type.properties());
      constants.put(type, known);
    }
    return known.name();
  }

  /** The name of the constant that holds the limits of a type. */
  String limits(JavaType.Limited type) {
    return constants
        .computeIfAbsent(
            List.of(type.name(), type.limits()),
            key ->
                constant(
                    LIMITS,
                    scopes.constants().takeConstant(type.name() + "Limits"),
                    spelled(type.limits())))
        .name();
  }

  private static CodeBlock spelled(Limits limits) {
    CodeBlock.Builder code = CodeBlock.builder().add("$T.NONE", LIMITS);
    if (limits.min() != null) {
      code.add(".$L($S)", limits.above() ? "above" : "min", limits.min().toPlainString());
    }
    if (limits.max() != null) {
      code.add(".$L($S)", limits.below() ? "below" : "max", limits.max().toPlainString());
    }
    if (limits.least() > 0 || limits.most() < Integer.MAX_VALUE) {
      boolean open = limits.most() == Integer.MAX_VALUE;
      CodeBlock most =
          open ? CodeBlock.of("$T.MAX_VALUE", Integer.class) : CodeBlock.of("$L", limits.most());
      code.add(".size($L, $L)", limits.least(), most);
    }
    if (!limits.pattern().isEmpty()) {
      code.add(".pattern($L)", Literal.string(limits.pattern()));
    }
    return code.build();
  }

  @Override
  public CodeBlock scalar(JavaType.Scalar type) {
    return CodeBlock.of("$T.$L", SHAPE, type.scalar());
  }

  @Override
  public CodeBlock text(JavaType.Text type) {
    return CodeBlock.of("$T.text($T.class)", SHAPE, type.text().javaType());
  }

  @Override
  public CodeBlock choice(JavaType.Choice type) {
    List<String> names = type.constants().stream().map(one -> Literal.string(one.name())).toList();
    return CodeBlock.of("$T.oneOf($L)", SHAPE, ReadCode.arguments(names));
  }

  @Override
  public CodeBlock many(JavaType.Many type) {
    return CodeBlock.of("$T.listOf($L)", SHAPE, type.items().accept(this));
  }

  @Override
  public CodeBlock mapping(JavaType.Mapping type) {
    return CodeBlock.of(
        "$T.mapOf($L, $L)", SHAPE, type.keys().accept(this), type.values().accept(this));
  }

  @Override
  public CodeBlock composite(JavaType.Composite type) {
    return CodeBlock.of("$L.shape()", constant(type));
  }

  @Override
  public CodeBlock union(JavaType.Union type) {
    FieldSpec known = constants.get(type);
    if (known == null) {
      CodeBlock cases =
          type.kinds().stream()
              .map(
                  kind ->
                      CodeBlock.of(
                          "new $T.Case($L, $L.shape())",
                          SHAPE,
                          Literal.string(kind.name()),
                          constant(kind.object())))
              .collect(CodeBlock.joining(",\n"));
      known =
          constant(
              SHAPE,
              scopes.constants().takeConstant(type.label() + "Shape"),
              CodeBlock.of(
                  "\n$>$>$T.union(\n$>$>$L,\n$L)$<$<$<$<",
                  SHAPE,
                  Literal.string(type.discriminator()),
                  cases));
      constants.put(type, known);
    }
    return CodeBlock.of("$L", known.name());
  }

  @Override
  public CodeBlock any(JavaType.Any type) {
    return CodeBlock.of("$T.ANY", SHAPE);
  }

  @Override
  public CodeBlock limited(JavaType.Limited type) {
    return CodeBlock.of("$T.limited($L, $L)", SHAPE, type.type().accept(this), limits(type));
  }

  @Override
  public CodeBlock recursive(JavaType.Recursive type) {
    return CodeBlock.of(
        "$T.recursive($L, $L)", SHAPE, Literal.string(type.name()), type.type().accept(this));
  }

  @Override
  public CodeBlock back(JavaType.Back type) {
    return CodeBlock.of("$T.reference($L)", SHAPE, Literal.string(type.name()));
  }

  @Override
  public CodeBlock maybe(JavaType.Maybe type) {
    return type.present().accept(this);
  }
}
