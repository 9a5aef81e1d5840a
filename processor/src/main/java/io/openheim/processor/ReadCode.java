package io.openheim.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/**
 * Writes the code that reads values, as expressions and the methods that these call. It is the
 * happy path only, as the checker knows everything else.
 */
final class ReadCode implements JavaType.Visitor<CodeBlock> {
  static final ClassName INPUT = ClassName.get("io.openheim.tool", "ToolInput");
  static final ClassName FIELDS = ClassName.get("io.openheim.tool", "Fields");
  private static final ClassName SHAPE = ClassName.get("io.openheim.shape", "Shape");

  private static final int WIDTH = 100;

  private final Scopes scopes;
  private final Map<JavaType, String> names = new LinkedHashMap<>();
  private final Map<JavaType, MethodSpec> methods = new LinkedHashMap<>();
  private final Map<JavaType, FieldSpec> constants = new LinkedHashMap<>();

  ReadCode(Scopes scopes) {
    this.scopes = scopes;
  }

  /** The methods that the code so far calls, in the order of their first calls. */
  List<MethodSpec> methods() {
    return names.keySet().stream().map(methods::get).toList();
  }

  /** The constants of records that the code so far uses, each after those that it uses itself. */
  List<FieldSpec> constants() {
    return List.copyOf(constants.values());
  }

  /** Reads an object into one local variable for each property. */
  CodeBlock object(String constant, List<Property> properties, List<String> locals) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < locals.size(); i++) {
      JavaType type = properties.get(i).type();
      code.addStatement("$T $L = $L", WriteCode.typeName(type), locals.get(i), initial(type));
    }
    code.addStatement("in.beginObject($L)", constant);
    if (properties.isEmpty()) {
      code.beginControlFlow("if (in.hasNext())").addStatement("throw in.surprise()");
    } else {
      code.beginControlFlow("while (in.hasNext())").beginControlFlow("switch (in.nextName())");
      for (int i = 0; i < locals.size(); i++) {
        Property property = properties.get(i);
        CodeBlock value = property.type().accept(this);
        code.addStatement(
            "case $L -> $L = $L", Literal.string(property.name()), locals.get(i), value);
      }
      code.addStatement("default -> throw in.surprise()").endControlFlow();
    }
    return code.endControlFlow().addStatement("in.endObject()").build();
  }

  private static CodeBlock initial(JavaType type) {
    if (type instanceof JavaType.Maybe maybe) {
      return CodeBlock.of("$T.empty()", maybe.wrapper().javaType());
    }
    boolean primitive = type instanceof JavaType.Scalar scalar && scalar.primitive();
    return CodeBlock.of(!primitive ? "null" : type.label().equals("Boolean") ? "false" : "0");
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
    return FieldSpec.builder(FIELDS, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(calls.isEmpty() ? "$T.of($L)" : "\n$>$>$T.of($L)$<$<", FIELDS, chain)
        .build();
  }

  private CodeBlock property(Property property) {
    return CodeBlock.of(
        ".$L($L, $L)",
        property.type().optional() ? "optional" : "required",
        Literal.string(property.name()),
        property.type().accept(new ShapeCode()));
  }

  @Override
  public CodeBlock scalar(JavaType.Scalar type) {
    return CodeBlock.of("in.next$L()", type.label());
  }

  @Override
  public CodeBlock text(JavaType.Text type) {
    return CodeBlock.of("in.next($T.class)", type.text().javaType());
  }

  @Override
  public CodeBlock choice(JavaType.Choice type) {
    return call(
        type,
        () -> {
          CodeBlock.Builder code = CodeBlock.builder().add("return switch (in.nextString()) {\n$>");
          for (String constant : type.constants()) {
            code.addStatement(
                "case $L -> $T.$L", Literal.string(constant), WriteCode.typeName(type), constant);
          }
          return code.addStatement("default -> throw in.surprise()").add("$<};\n").build();
        });
  }

  @Override
  public CodeBlock many(JavaType.Many type) {
    return call(type, () -> type.kind() == JavaType.Many.Kind.SET ? set(type) : list(type));
  }

  private CodeBlock set(JavaType.Many type) {
    return CodeBlock.builder()
        .addStatement("$T set = new $T<>()", WriteCode.typeName(type), LinkedHashSet.class)
        .add(items("set", type))
        .addStatement("return $T.unmodifiableSet(set)", Collections.class)
        .build();
  }

  private CodeBlock list(JavaType.Many type) {
    TypeName item = WriteCode.typeName(type.items());
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement(
                "$T list = new $T<>()",
                ParameterizedTypeName.get(ClassName.get(List.class), item.box()),
                ClassName.get(ArrayList.class))
            .add(items("list", type));
    if (type.kind() != JavaType.Many.Kind.ARRAY) {
      return code.addStatement("return $T.copyOf(list)", List.class).build();
    }
    String brackets = "";
    while (item instanceof ArrayTypeName array) {
      item = array.componentType();
      brackets += "[]";
    }
    return code.addStatement(
            "$T array = new $T[list.size()]$L", WriteCode.typeName(type), item, brackets)
        .beginControlFlow("for (int i = 0; i < array.length; i++)")
        .addStatement("array[i] = list.get(i)")
        .endControlFlow()
        .addStatement("return array")
        .build();
  }

  @Override
  public CodeBlock mapping(JavaType.Mapping type) {
    return call(
        type,
        () ->
            CodeBlock.builder()
                .addStatement("$T map = new $T<>()", WriteCode.typeName(type), LinkedHashMap.class)
                .addStatement("in.beginMap()")
                .beginControlFlow("while (in.hasNext())")
                .addStatement("in.beginKey()")
                .addStatement(
                    "$T key = $L", WriteCode.typeName(type.keys()), type.keys().accept(this))
                .beginControlFlow("if (map.put(key, $L) != null)", type.values().accept(this))
                .addStatement("throw in.surprise()")
                .endControlFlow()
                .endControlFlow()
                .addStatement("in.endMap()")
                .addStatement("return $T.unmodifiableMap(map)", Collections.class)
                .build());
  }

  private CodeBlock items(String collection, JavaType.Many type) {
    return CodeBlock.builder()
        .addStatement("in.beginArray()")
        .beginControlFlow("while (in.hasNext())")
        .addStatement("$L.add($L)", collection, type.items().accept(this))
        .endControlFlow()
        .addStatement("in.endArray()")
        .build();
  }

  @Override
  public CodeBlock composite(JavaType.Composite type) {
    return call(
        type,
        () -> {
          FreeNames free = scopes.locals("in");
          List<String> locals =
              type.properties().stream().map(p -> free.takeLocal(p.javaName())).toList();
          String refusal = free.take("refusal");
          return CodeBlock.builder()
              .add(object(constant(type), type.properties(), locals))
              .beginControlFlow("try")
              .addStatement("return new $T($L)", WriteCode.typeName(type), arguments(locals))
              .nextControlFlow("catch ($T $L)", IllegalArgumentException.class, refusal)
              .addStatement("throw in.refused($L)", refusal)
              .endControlFlow()
              .build();
        });
  }

  @Override
  public CodeBlock maybe(JavaType.Maybe type) {
    return CodeBlock.of("$T.of($L)", type.wrapper().javaType(), type.present().accept(this));
  }

  /** The arguments of a call, over several lines if they are many. */
  static CodeBlock arguments(List<String> arguments) {
    return arguments.stream()
        .map(argument -> CodeBlock.of("$L", argument))
        .collect(CodeBlock.joining(",$W"));
  }

  /** Calls the method that reads a type; it is written at the first call. */
  private CodeBlock call(JavaType type, Supplier<CodeBlock> body) {
    if (!names.containsKey(type)) {
      String name = scopes.methods().take("read" + type.label());
      names.put(type, name);
      methods.put(
          type,
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(WriteCode.typeName(type))
              .addParameter(INPUT, "in")
              .addCode(body.get())
              .build());
    }
    return CodeBlock.of("$L(in)", names.get(type));
  }

  private String constant(JavaType.Composite type) {
    FieldSpec known = constants.get(type);
    if (known == null) {
      String name = scopes.constants().takeConstant(type.label() + "Components");
      known = fields(name, type.properties());
      constants.put(type, known);
    }
    return known.name();
  }

  /** Spells a shape out; that of a record is taken from its constant. */
  private final class ShapeCode implements JavaType.Visitor<CodeBlock> {
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
      List<String> constants = type.constants().stream().map(Literal::string).toList();
      return CodeBlock.of("$T.oneOf($L)", SHAPE, arguments(constants));
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
    public CodeBlock maybe(JavaType.Maybe type) {
      return type.present().accept(this);
    }
  }
}
