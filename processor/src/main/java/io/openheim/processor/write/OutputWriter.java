package io.openheim.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.openheim.processor.model.OutputClass;
import io.openheim.processor.source.Literal;
import io.openheim.tool.Generated;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that reads and writes the values of an output. */
public final class OutputWriter {
  private static final ClassName OUTPUT_TYPE = ClassName.get("io.openheim.tool", "OutputType");

  private final OutputClass output;
  private final List<String> warnings;
  private final List<String> shadowed;
  private final ClassName target;
  private final ClassName self;
  private final Scopes scopes;
  private final ReadCode reads;
  private final WriteCode writes;

  /**
   * Begins a class.
   *
   * @param warnings the warnings to suppress
   * @param shadowed simple names that mean something else in the package than in the rest of Java
   */
  public OutputWriter(OutputClass output, List<String> warnings, List<String> shadowed) {
    this.output = output;
    this.warnings = warnings;
    this.shadowed = shadowed;
    target = ClassName.get(output.type());
    self = ClassName.get(output.output().packageName(), output.output().name());
    scopes = new Scopes(output.types());
    reads = new ReadCode(scopes, ShapeCode.withDescriptions(scopes));
    writes = new WriteCode(scopes);
  }

  /** The source of the class. */
  public String write() {
    String instance = scopes.constants().take("INSTANCE");
    MethodSpec read = read();
    MethodSpec write = writeValue();
    MethodSpec constructor = constructor();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addJavadoc("Reads and writes {@link $T}.", target)
            .addAnnotation(Generated.class)
            .addModifiers(visibility())
            .addModifiers(Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(OUTPUT_TYPE, target))
            .addFields(reads.shapes().constants())
            .addField(
                FieldSpec.builder(self, instance, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("new $T()", self)
                    .build())
            .addStaticBlock(
                CodeBlock.builder()
                    .addStatement("register($T.class, $L)", target, instance)
                    .build())
            .addMethod(constructor)
            .addMethod(of(instance))
            .addMethod(read)
            .addMethod(write)
            .addMethods(reads.methods())
            .addMethods(writes.methods());
    Warnings.suppress(warnings, type);
    shadowed.forEach(type::alwaysQualify);
    JavaFile file =
        JavaFile.builder(output.output().packageName(), type.build())
            .indent("  ")
            .skipJavaLangImports(true)
            .build();
    return ToolboxWriter.tidy(file.toString());
  }

  private Modifier[] visibility() {
    return output.output().visible() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addStatement(
            "super($L, $L)",
            Literal.string(output.type().getSimpleName().toString()),
            output.values().accept(reads.shapes()))
        .build();
  }

  private MethodSpec of(String instance) {
    return MethodSpec.methodBuilder("of")
        .addJavadoc("The output.\n\n@return how its values are read and written\n")
        .addModifiers(visibility())
        .addModifiers(Modifier.STATIC)
        .returns(self)
        .addStatement("return $L", instance)
        .build();
  }

  private MethodSpec read() {
    return MethodSpec.methodBuilder("read")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(target)
        .addParameter(ReadCode.INPUT, "in")
        .addStatement("return $L", output.values().accept(reads))
        .build();
  }

  private MethodSpec writeValue() {
    return MethodSpec.methodBuilder("write")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(WriteCode.OUTPUT, "out")
        .addParameter(target, "value")
        .addCode(writes.value(output.values(), CodeBlock.of("value")))
        .build();
  }
}
