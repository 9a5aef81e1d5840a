package io.openheim.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.openheim.processor.model.JavaType;
import io.openheim.processor.model.Property;
import io.openheim.processor.model.Result;
import io.openheim.processor.model.ToolClass;
import io.openheim.processor.model.ToolMethod;
import io.openheim.processor.source.Literal;
import io.openheim.tool.Generated;
import io.openheim.tool.ToolFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the class with the tools of another one. */
public final class ToolboxWriter {
  private static final ClassName TOOLBOX = ClassName.get("io.openheim.tool", "Toolbox");
  private static final ClassName TOOLBOXES = ClassName.get("io.openheim.tool", "Toolboxes");
  private static final ClassName FACTORY = ClassName.get("io.openheim.tool", "ToolboxFactory");
  private static final ClassName SPEC = ClassName.get("io.openheim.tool", "ToolSpec");

  private final ToolClass tools;
  private final List<String> warnings;
  private final List<String> shadowed;
  private final ClassName target;

  /** The same with wildcards for its type parameters. */
  private final TypeName object;

  private final ClassName self;
  private final Scopes scopes;
  private final ReadCode reads;
  private final WriteCode writes;
  private final List<Named> named = new ArrayList<>();

  /**
   * Begins a class.
   *
   * @param warnings the warnings to suppress
   * @param shadowed simple names that mean something else in the package than in the rest of Java
   */
  public ToolboxWriter(ToolClass tools, List<String> warnings, List<String> shadowed) {
    this.tools = tools;
    this.warnings = warnings;
    this.shadowed = shadowed;
    target = ClassName.get(tools.type());
    object = Wildcards.of(tools.type());
    self = ClassName.get(tools.toolbox().packageName(), tools.toolbox().name());
    scopes = new Scopes(tools);
    reads = new ReadCode(scopes);
    writes = new WriteCode(scopes);
    for (ToolMethod tool : tools.tools()) {
      String constant = scopes.constants().takeConstant(tool.javaName());
      String fields = scopes.constants().take(constant + "_FIELDS");
      named.add(new Named(tool, scopes.methods().take(tool.javaName()), constant, fields));
    }
  }

  /** The source of the class. */
  public String write() {
    List<MethodSpec> calls = named.stream().map(this::call).toList();
    List<FieldSpec> ownFields =
        named.stream().map(n -> reads.shapes().fields(n.fields, n.tool.parameters())).toList();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addJavadoc("Tools of {@link $T}.", target)
            .addAnnotation(Generated.class)
            .addModifiers(visibility())
            .addModifiers(Modifier.FINAL)
            .superclass(TOOLBOX)
            .addFields(reads.shapes().constants())
            .addFields(ownFields)
            .addFields(named.stream().map(this::spec).toList())
            .addStaticBlock(registration())
            .addField(object, "target", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(constructor())
            .addMethod(of())
            .addMethod(dispatcher())
            .addMethod(parameters())
            .addMethods(calls)
            .addMethods(reads.methods())
            .addMethods(writes.methods());
    if (!warnings.isEmpty()) {
      List<String> literals = warnings.stream().map(Literal::string).toList();
      type.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "{$L}", ReadCode.arguments(literals))
              .build());
    }
    shadowed.forEach(type::alwaysQualify);
    JavaFile file =
        JavaFile.builder(tools.toolbox().packageName(), type.build())
            .indent("  ")
            .skipJavaLangImports(true)
            .build();
    return tidy(file.toString());
  }

  /** JavaPoet's layout made ours, and safe from the encoding that the compiler assumes. */
  static String tidy(String source) {
    return Literal.ascii(
        source
            .replaceAll("(?m) +$", "")
            .replaceAll("/\\*\\*\\n *\\* (.{1,90})\\n *\\*/", "/** $1 */"));
  }

  private Modifier[] visibility() {
    return tools.toolbox().visible() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
  }

  private FieldSpec spec(Named n) {
    ToolFlags flags = n.tool.flags();
    CodeBlock end =
        flags.equals(ToolFlags.NONE) ? CodeBlock.of("") : CodeBlock.of(",\n$L", FlagCode.of(flags));
    return FieldSpec.builder(SPEC, n.constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "\n$>$>new $T(\n$>$>$L,\n$L,\n\"\"\"\n$L\"\"\"$L)$<$<$<$<",
            SPEC,
            Literal.string(n.tool.name()),
            Literal.string(n.tool.description()),
            Literal.block(n.tool.schema()),
            end)
        .build();
  }

  private CodeBlock registration() {
    return CodeBlock.builder()
        .add("$T.register(\n$>$>", TOOLBOXES)
        .add("$T.class,\n", target)
        .add("new $T<$T>() {\n$>", FACTORY, target)
        .add("@$T\n", Override.class)
        .add("public $T create($T target) {\n", TOOLBOX, target)
        .add("$>return new $T(target);\n$<}\n$<});\n$<$<", self)
        .build();
  }

  private MethodSpec constructor() {
    CodeBlock specs = ReadCode.arguments(named.stream().map(Named::constant).toList());
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(object, "target")
        .addStatement("super($L)", specs)
        .addStatement("this.target = target")
        .build();
  }

  private MethodSpec of() {
    return MethodSpec.methodBuilder("of")
        .addJavadoc(
            """
            The tools of an object.

            @param target the object whose methods are called
            @return its tools
            """)
        .addModifiers(visibility())
        .addModifiers(Modifier.STATIC)
        .returns(self)
        .addParameter(object, "target")
        .addStatement("return new $T(target)", self)
        .build();
  }

  private MethodSpec dispatcher() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("call")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(int.class, "tool")
            .addParameter(ReadCode.INPUT, "in")
            .addParameter(WriteCode.OUTPUT, "out")
            .beginControlFlow("switch (tool)");
    for (int i = 0; i < named.size(); i++) {
      method.addStatement("case $L -> $L(in, out)", i, named.get(i).method);
    }
    named.stream()
        .flatMap(n -> n.tool.thrown().stream())
        .reduce((one, other) -> one.isAssignableFrom(other) ? one : other)
        .ifPresent(method::addException);
    return method
        .addStatement("default -> throw new $T(tool)", IndexOutOfBoundsException.class)
        .endControlFlow()
        .build();
  }

  private MethodSpec parameters() {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (tool) {\n$>");
    for (int i = 0; i < named.size(); i++) {
      code.addStatement("case $L -> $L", i, named.get(i).fields);
    }
    code.addStatement("default -> throw new $T(tool)", IndexOutOfBoundsException.class);
    return MethodSpec.methodBuilder("parameters")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(ShapeCode.FIELDS)
        .addParameter(int.class, "tool")
        .addCode(code.add("$<};\n").build())
        .build();
  }

  private MethodSpec call(Named n) {
    List<Property> parameters = n.tool.parameters();
    FreeNames free = scopes.locals("in", "out", "target");
    List<String> locals = parameters.stream().map(p -> free.takeLocal(p.javaName())).toList();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(n.method)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(ReadCode.INPUT, "in")
            .addParameter(WriteCode.OUTPUT, "out")
            .addCode(reads.object(CodeBlock.of("in.beginObject($L)", n.fields), parameters, locals))
            .addStatement("in.endObject()");
    n.tool.thrown().ifPresent(method::addException);
    CodeBlock on = n.tool.onClass() ? CodeBlock.of("$T", target) : CodeBlock.of("target");
    List<String> arguments = new ArrayList<>(locals);
    n.tool.contextAt().ifPresent(at -> arguments.add(at, "in.context()"));
    CodeBlock call =
        CodeBlock.of("$L.$L($L)", on, n.tool.javaName(), ReadCode.arguments(arguments));
    return method.addCode(result(n.tool.result(), call, free)).build();
  }

  private CodeBlock result(Result result, CodeBlock call, FreeNames free) {
    CodeBlock value = result.later() ? CodeBlock.of("out.await($L)", call) : call;
    if (result.rich()) {
      return CodeBlock.builder().addStatement("out.rich($L)", value).build();
    }
    Optional<JavaType> type = result.type();
    if (type.isEmpty()) {
      return CodeBlock.builder().addStatement(value).addStatement("out.done()").build();
    }
    if (!result.later() || type.get().optional()) {
      return writes.result(type.get(), value, free);
    }
    // In a variable: as an argument of an overloaded method it would have no type of its own.
    String local = free.take("result");
    return CodeBlock.builder()
        .addStatement("$T $L = $L", WriteCode.typeName(type.get()), local, value)
        .add(writes.result(type.get(), CodeBlock.of("$L", local), free))
        .build();
  }

  /**
   * A tool with its names in the generated class.
   *
   * @param method the method that runs it
   * @param constant what a model is told
   * @param fields its parameters
   */
  private record Named(ToolMethod tool, String method, String constant, String fields) {}
}
