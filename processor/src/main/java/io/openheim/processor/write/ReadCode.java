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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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

  private final Scopes scopes;
  private final ShapeCode shapes;
  private final Map<Object, String> names = new LinkedHashMap<>();
  private final Map<Object, MethodSpec> methods = new LinkedHashMap<>();

  /** The methods that read types which contain themselves. */
  private final Map<String, String> backs = new HashMap<>();

  /** The name of such a type whose method comes next; empty if there is none. */
  private String pending = "";

  ReadCode(Scopes scopes) {
    this(scopes, new ShapeCode(scopes));
  }

  ReadCode(Scopes scopes, ShapeCode shapes) {
    this.scopes = scopes;
    this.shapes = shapes;
  }

  /** The constants that the code uses. */
  ShapeCode shapes() {
    return shapes;
  }

  /** The methods that the code so far calls, in the order of their first calls. */
  List<MethodSpec> methods() {
    return names.keySet().stream().map(methods::get).toList();
  }

  /** Reads an object into one local variable for each property, up to its end. */
  CodeBlock object(CodeBlock begin, List<Property> properties, List<String> locals) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < locals.size(); i++) {
      Property property = properties.get(i);
      code.addStatement(
          "$T $L = $L",
          WriteCode.typeName(property.type()),
          locals.get(i),
          Initial.value(property));
    }
    code.addStatement(begin);
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
    return code.endControlFlow().build();
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
          for (JavaType.Choice.Constant one : type.constants()) {
            code.addStatement(
                "case $L -> $T.$L",
                Literal.string(one.name()),
                WriteCode.typeName(type),
                one.javaName());
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
      return code.addStatement("return $T.unmodifiableList(list)", Collections.class).build();
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
                .beginControlFlow("if (map.containsKey(key))")
                .addStatement("throw in.surprise()")
                .endControlFlow()
                .addStatement("map.put(key, $L)", type.values().accept(this))
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
    CodeBlock begin = CodeBlock.of("in.beginObject($L)", shapes.constant(type));
    return call(type, () -> made(type, begin));
  }

  /** Makes an object of its properties. */
  private CodeBlock made(JavaType.Composite type, CodeBlock begin) {
    FreeNames free = scopes.locals("in");
    List<String> locals =
        type.properties().stream().map(p -> free.takeLocal(p.javaName())).toList();
    String refusal = free.take("refusal");
    String made = free.take("made");
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(object(begin, type.properties(), locals))
            .beginControlFlow("if (in.endObject())")
            .beginControlFlow("try");
    if (type.making() == JavaType.Composite.Making.CONSTRUCTOR) {
      code.addStatement("return new $T($L)", WriteCode.typeName(type), arguments(locals));
    } else {
      code.addStatement("$1T $2L = new $1T()", WriteCode.typeName(type), made)
          .add(filled(type, made, locals))
          .addStatement("return $L", made);
    }
    return code.nextControlFlow("catch ($T $L)", IllegalArgumentException.class, refusal)
        .addStatement("in.refused($L)", refusal)
        .endControlFlow()
        .endControlFlow()
        .addStatement("return null")
        .build();
  }

  /** Fills an object; where null means that nothing was said, it keeps what it has. */
  private static CodeBlock filled(JavaType.Composite type, String made, List<String> locals) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < locals.size(); i++) {
      Property property = type.properties().get(i);
      boolean nullable = property.presence().nullable();
      if (nullable) {
        code.beginControlFlow("if ($L != null)", locals.get(i));
      }
      code.addStatement(Handles.set(property, made, locals.get(i)));
      if (nullable) {
        code.endControlFlow();
      }
    }
    return code.build();
  }

  @Override
  public CodeBlock union(JavaType.Union type) {
    String discriminator = Literal.string(type.discriminator());
    return call(
        type,
        () -> {
          CodeBlock.Builder code =
              CodeBlock.builder().add("return switch (in.beginUnion($L)) {\n$>", discriminator);
          for (JavaType.Union.Case kind : type.kinds()) {
            CodeBlock begin = CodeBlock.of("in.continueObject($L)", shapes.constant(kind.object()));
            String label = type.label() + kind.object().label();
            CodeBlock value =
                call(
                    kind,
                    "read" + label,
                    WriteCode.typeName(kind.object()),
                    () -> made(kind.object(), begin));
            code.addStatement("case $L -> $L", Literal.string(kind.name()), value);
          }
          return code.addStatement("default -> throw in.surprise()").add("$<};\n").build();
        });
  }

  @Override
  public CodeBlock any(JavaType.Any type) {
    return CodeBlock.of("in.next$L()", type.label());
  }

  @Override
  public CodeBlock limited(JavaType.Limited type) {
    return CodeBlock.of("in.within($L, $L)", shapes.limits(type), type.type().accept(this));
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
    return CodeBlock.of("$L(in)", backs.get(type.name()));
  }

  /** A constructor may have refused what is in it. */
  @Override
  public CodeBlock maybe(JavaType.Maybe type) {
    boolean refusable =
        type.present() instanceof JavaType.Composite
            || type.present() instanceof JavaType.Union
            || type.present() instanceof JavaType.Recursive
            || type.present() instanceof JavaType.Back
            || type.present() instanceof JavaType.Any;
    return CodeBlock.of(
        "$T.$L($L)",
        type.wrapper().javaType(),
        refusable ? "ofNullable" : "of",
        type.present().accept(this));
  }

  /** The arguments of a call, over several lines if they are many. */
  static CodeBlock arguments(List<String> arguments) {
    return arguments.stream()
        .map(argument -> CodeBlock.of("$L", argument))
        .collect(CodeBlock.joining(",$W"));
  }

  /** Calls the method that reads a type; it is written at the first call. */
  private CodeBlock call(JavaType type, Supplier<CodeBlock> body) {
    return call(type, "read" + type.label(), WriteCode.typeName(type), body);
  }

  private CodeBlock call(Object key, String wish, TypeName type, Supplier<CodeBlock> body) {
    if (!names.containsKey(key)) {
      String name = scopes.methods().take(wish);
      names.put(key, name);
      if (!pending.isEmpty()) {
        backs.put(pending, name);
        pending = "";
      }
      methods.put(
          key,
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(type)
              .addParameter(INPUT, "in")
              .addCode(body.get())
              .build());
    }
    return CodeBlock.of("$L(in)", names.get(key));
  }
}
