package io.openheim.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.openheim.processor.model.JavaType;
import io.openheim.processor.model.Property;
import io.openheim.processor.source.Literal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes the code that writes values, as statements and the methods that these call. */
final class WriteCode {
  static final ClassName OUTPUT = ClassName.get("io.openheim.tool", "ToolOutput");

  private final Scopes scopes;
  private final Map<Object, String> names = new LinkedHashMap<>();
  private final Map<Object, MethodSpec> methods = new LinkedHashMap<>();

  /** The methods that write types which contain themselves. */
  private final Map<String, String> backs = new HashMap<>();

  /** The name of such a type whose method comes next; empty if there is none. */
  private String pending = "";

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

  /** Writes one value as JSON. */
  CodeBlock value(JavaType type, CodeBlock value) {
    return type.accept(new Statement(value, false));
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
            : type.keys() instanceof JavaType.Choice choice && choice.renamed()
                ? CodeBlock.of("out.name($L)", nameOf(choice, CodeBlock.of("entry.getKey()")))
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
    return CodeBlock.builder()
        .addStatement("out.beginObject()")
        .add(properties(type, "value", scopes.locals("out", "value")))
        .addStatement("out.endObject()")
        .build();
  }

  private CodeBlock body(JavaType.Union type) {
    CodeBlock.Builder code = CodeBlock.builder().addStatement("out.beginObject()");
    FreeNames locals = scopes.locals("out", "value");
    for (int i = 0; i < type.kinds().size(); i++) {
      JavaType.Union.Case kind = type.kinds().get(i);
      boolean itself = kind.object().type().equals(type.type());
      String simple = kind.object().type().getSimpleName().toString();
      String local = itself ? "value" : locals.takeLocal(simple);
      CodeBlock test = CodeBlock.of("if (value instanceof $T $L)", typeName(kind.object()), local);
      if (i == 0) {
        code.beginControlFlow("$L", test);
      } else {
        code.nextControlFlow("else$L", itself ? CodeBlock.of("") : CodeBlock.of(" $L", test));
      }
      code.addStatement("out.name($L)", Literal.string(type.discriminator()))
          .addStatement("out.value($L)", Literal.string(kind.name()))
          .add(properties(kind.object(), local, locals));
    }
    return code.endControlFlow().addStatement("out.endObject()").build();
  }

  private CodeBlock properties(JavaType.Composite type, String value, FreeNames locals) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Property property : type.properties()) {
      CodeBlock part = Handles.get(property, value);
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
      } else if (property.presence().nullable()) {
        String local = locals.takeLocal(property.javaName());
        code.addStatement("$T $L = $L", typeName(property.type()), local, part)
            .beginControlFlow("if ($L != null)", local)
            .add(property(property.name(), property.type(), CodeBlock.of("$L", local)))
            .endControlFlow();
      } else {
        code.add(property(property.name(), property.type(), part));
      }
    }
    return code.build();
  }

  /** The name of a constant, for enums some of whose constants a model calls something else. */
  private CodeBlock nameOf(JavaType.Choice type, CodeBlock value) {
    if (!names.containsKey(type)) {
      String name = scopes.methods().take("name" + type.label());
      names.put(type, name);
      CodeBlock.Builder code =
          CodeBlock.builder()
              .beginControlFlow("if (value == null)")
              .addStatement("return null")
              .endControlFlow()
              .add("return switch (value) {\n$>");
      for (JavaType.Choice.Constant one : type.constants()) {
        code.addStatement("case $L -> $L", one.javaName(), Literal.string(one.name()));
      }
      methods.put(
          type,
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(String.class)
              .addParameter(typeName(type), "value")
              .addCode(code.add("$<};\n").build())
              .build());
    }
    return CodeBlock.of("$L($L)", names.get(type), value);
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
      if (!pending.isEmpty()) {
        backs.put(pending, name);
        pending = "";
      }
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
      if (!type.renamed()) {
        return direct(true);
      }
      return CodeBlock.builder()
          .addStatement("out.$L($L)", whole ? "text" : "value", nameOf(type, value))
          .build();
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
    public CodeBlock union(JavaType.Union type) {
      return call(type, value, () -> body(type));
    }

    @Override
    public CodeBlock any(JavaType.Any type) {
      String method = type.raw() ? "value" : whole ? "anyText" : "any";
      return CodeBlock.builder().addStatement("out.$L($L)", method, value).build();
    }

    @Override
    public CodeBlock limited(JavaType.Limited type) {
      return type.type().accept(this);
    }

    @Override
    public CodeBlock recursive(JavaType.Recursive type) {
      pending = type.name();
      CodeBlock code = type.type().accept(this);
      backs.put(type.name(), names.get(type.type()));
      return code;
    }

    @Override
    public CodeBlock back(JavaType.Back type) {
      return CodeBlock.builder().addStatement("$L(out, $L)", backs.get(type.name()), value).build();
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
      return switch (type.javaName()) {
        case "char" -> TypeName.CHAR;
        case "boolean" -> TypeName.BOOLEAN;
        case "byte" -> TypeName.BYTE;
        case "short" -> TypeName.SHORT;
        case "int" -> TypeName.INT;
        case "long" -> TypeName.LONG;
        case "float" -> TypeName.FLOAT;
        case "double" -> TypeName.DOUBLE;
        default -> ClassName.bestGuess(type.javaName());
      };
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
      return named(type.type(), type.arguments());
    }

    private static TypeName named(TypeElement type, List<JavaType> arguments) {
      TypeName[] names = arguments.stream().map(WriteCode::typeName).toArray(TypeName[]::new);
      ClassName name = ClassName.get(type);
      return names.length == 0 ? name : ParameterizedTypeName.get(name, names);
    }

    @Override
    public TypeName union(JavaType.Union type) {
      return ClassName.get(type.type());
    }

    @Override
    public TypeName any(JavaType.Any type) {
      return type.raw() ? ClassName.get("io.openheim.tool", "RawJson") : ClassName.OBJECT;
    }

    @Override
    public TypeName limited(JavaType.Limited type) {
      return type.type().accept(this);
    }

    @Override
    public TypeName recursive(JavaType.Recursive type) {
      return type.type().accept(this);
    }

    @Override
    public TypeName back(JavaType.Back type) {
      return named(type.type(), type.arguments());
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
