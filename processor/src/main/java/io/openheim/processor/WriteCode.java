package io.openheim.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** Writes the code that writes values, as statements and the methods that these call. */
final class WriteCode {
  static final ClassName OUTPUT = ClassName.get("io.openheim.tool", "ToolOutput");

  private final Scopes scopes;
  private final Map<JavaType, String> names = new LinkedHashMap<>();
  private final Map<JavaType, MethodSpec> methods = new LinkedHashMap<>();

  WriteCode(Scopes scopes) {
    this.scopes = scopes;
  }

  /** The methods that the code so far calls, in the order of their first calls. */
  List<MethodSpec> methods() {
    return names.keySet().stream().map(methods::get).toList();
  }

  /** Calls a tool and writes what it gives. */
  CodeBlock result(JavaType type, CodeBlock call, FreeNames locals) {
    if (!(type instanceof JavaType.Maybe maybe)) {
      return type.accept(new Statement(call, true));
    }
    String result = locals.take("result");
    CodeBlock inside =
        maybe.wrapper() == JavaType.Maybe.Wrapper.ANY
            ? CodeBlock.of("$1L == null ? null : $1L.orElse(null)", result)
            : CodeBlock.of(
                "$1L == null || $1L.isEmpty() ? null : $1L.$2L()",
                result,
                maybe.wrapper().getter());
    return CodeBlock.builder()
        .addStatement("$T $L = $L", typeName(type), result, call)
        .add(maybe.present().accept(new Statement(inside, true)))
        .build();
  }

  /** A Java type as it is written in code. */
  static TypeName typeName(JavaType type) {
    return type.accept(new TypeNames());
  }

  private CodeBlock body(JavaType.Many type) {
    return CodeBlock.builder()
        .addStatement("out.beginArray()")
        .beginControlFlow("for ($T item : value)", typeName(type.items()))
        .add(type.items().accept(new Statement(CodeBlock.of("item"), false)))
        .endControlFlow()
        .addStatement("out.endArray()")
        .build();
  }

  private CodeBlock body(JavaType.Mapping type) {
    CodeBlock name =
        type.keys() instanceof JavaType.Text text
            ? CodeBlock.of("out.name($T.class, entry.getKey())", text.text().javaType())
            : CodeBlock.of("out.name(entry.getKey())");
    return CodeBlock.builder()
        .addStatement("out.beginObject()")
        .beginControlFlow(
            "for ($T<$T, $T> entry : value.entrySet())",
            Map.Entry.class,
            typeName(type.keys()),
            typeName(type.values()))
        .addStatement(name)
        .add(type.values().accept(new Statement(CodeBlock.of("entry.getValue()"), false)))
        .endControlFlow()
        .addStatement("out.endObject()")
        .build();
  }

  private CodeBlock body(JavaType.Composite type) {
    FreeNames locals = scopes.locals("out", "value");
    CodeBlock.Builder code = CodeBlock.builder().addStatement("out.beginObject()");
    for (Property property : type.properties()) {
      CodeBlock part = CodeBlock.of("value.$L()", property.javaName());
      if (property.type() instanceof JavaType.Maybe maybe) {
        String local = locals.takeLocal(property.javaName());
        code.addStatement("$T $L = $L", typeName(maybe), local, part)
            .beginControlFlow("if ($1L != null && $1L.isPresent())", local)
            .add(
                property(
                    property.name(),
                    maybe.present(),
                    CodeBlock.of("$L.$L()", local, maybe.wrapper().getter())))
            .endControlFlow();
      } else {
        code.add(property(property.name(), property.type(), part));
      }
    }
    return code.addStatement("out.endObject()").build();
  }

  private CodeBlock property(String name, JavaType type, CodeBlock value) {
    return CodeBlock.builder()
        .addStatement("out.name($L)", Literal.string(name))
        .add(type.accept(new Statement(value, false)))
        .build();
  }

  /** Calls the method that writes a type; it is written at the first call. */
  private CodeBlock call(JavaType type, CodeBlock value, Supplier<CodeBlock> body) {
    if (!names.containsKey(type)) {
      String name = scopes.methods().take("write" + type.label());
      names.put(type, name);
      methods.put(
          type,
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameter(OUTPUT, "out")
              .addParameter(typeName(type), "value")
              .beginControlFlow("if (value == null)")
              .addStatement("out.nullValue()")
              .addStatement("return")
              .endControlFlow()
              .addCode(body.get())
              .build());
    }
    return CodeBlock.builder().addStatement("$L(out, $L)", names.get(type), value).build();
  }

  /** Writes one value; a whole result is told differently if it is a text. */
  private final class Statement implements JavaType.Visitor<CodeBlock> {
    private final CodeBlock value;
    private final boolean whole;

    Statement(CodeBlock value, boolean whole) {
      this.value = value;
      this.whole = whole;
    }

    @Override
    public CodeBlock scalar(JavaType.Scalar type) {
      boolean text =
          switch (type.scalar()) {
            case STRING, CHAR -> true;
            default -> false;
          };
      return direct(text);
    }

    @Override
    public CodeBlock text(JavaType.Text type) {
      return CodeBlock.builder()
          .addStatement(
              "out.$L($T.class, $L)", whole ? "text" : "value", type.text().javaType(), value)
          .build();
    }

    @Override
    public CodeBlock choice(JavaType.Choice type) {
      return direct(true);
    }

    private CodeBlock direct(boolean text) {
      String method = text && whole ? "text" : "value";
      return CodeBlock.builder().addStatement("out.$L($L)", method, value).build();
    }

    @Override
    public CodeBlock many(JavaType.Many type) {
      return call(type, value, () -> body(type));
    }

    @Override
    public CodeBlock mapping(JavaType.Mapping type) {
      return call(type, value, () -> body(type));
    }

    @Override
    public CodeBlock composite(JavaType.Composite type) {
      return call(type, value, () -> body(type));
    }

    @Override
    public CodeBlock maybe(JavaType.Maybe type) {
      throw new IllegalArgumentException("optional in the middle: " + type.label());
    }
  }

  /** Names types. */
  private static final class TypeNames implements JavaType.Visitor<TypeName> {
    @Override
    public TypeName scalar(JavaType.Scalar type) {
      TypeName name =
          switch (type.scalar()) {
            case STRING -> ClassName.get(String.class);
            case CHAR -> TypeName.CHAR;
            case BOOLEAN -> TypeName.BOOLEAN;
            case BYTE -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
            case BIG_INTEGER -> ClassName.get(BigInteger.class);
            case BIG_DECIMAL -> ClassName.get(BigDecimal.class);
            case YEAR -> ClassName.get(Year.class);
          };
      return type.primitive() || !name.isPrimitive() ? name : name.box();
    }

    @Override
    public TypeName text(JavaType.Text type) {
      return TypeName.get(type.text().javaType());
    }

    @Override
    public TypeName choice(JavaType.Choice type) {
      return ClassName.get(type.type());
    }

    @Override
    public TypeName many(JavaType.Many type) {
      TypeName items = type.items().accept(this);
      return type.kind() == JavaType.Many.Kind.ARRAY
          ? ArrayTypeName.of(items)
          : ParameterizedTypeName.get(ClassName.get(type.kind().javaType()), items);
    }

    @Override
    public TypeName mapping(JavaType.Mapping type) {
      return ParameterizedTypeName.get(
          ClassName.get(Map.class), type.keys().accept(this), type.values().accept(this));
    }

    @Override
    public TypeName composite(JavaType.Composite type) {
      TypeName[] arguments =
          type.arguments().stream().map(WriteCode::typeName).toArray(TypeName[]::new);
      ClassName record = ClassName.get(type.type());
      return arguments.length == 0 ? record : ParameterizedTypeName.get(record, arguments);
    }

    @Override
    public TypeName maybe(JavaType.Maybe type) {
      ClassName optional = ClassName.get(type.wrapper().javaType());
      return type.wrapper() == JavaType.Maybe.Wrapper.ANY
          ? ParameterizedTypeName.get(optional, type.present().accept(this))
          : optional;
    }
  }
}
