package io.openheim.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeSpec;
import io.openheim.processor.model.OutputClass;
import io.openheim.processor.model.ToolClass;
import io.openheim.processor.source.Literal;
import io.openheim.processor.source.Mark;
import io.openheim.tool.Tool;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The warnings that generated code would cause although its author could do nothing about them. */
public final class Warnings {
  private final Elements elements;

  public Warnings(ProcessingEnvironment environment) {
    elements = environment.getElementUtils();
  }

  /** What has to be suppressed, in the words of the compiler. */
  public List<String> of(OutputClass output) {
    return of(used(output.types()));
  }

  /** What has to be suppressed, in the words of the compiler. */
  public List<String> of(ToolClass tools) {
    Stream<Element> called =
        elements.getAllMembers(tools.type()).stream()
            .filter(member -> Mark.of(member, Tool.class).isPresent())
            .map(member -> member);
    List<String> raw = Wildcards.has(tools.type()) ? List.of("rawtypes") : List.of();
    return Stream.concat(of(Stream.concat(used(tools.types()), called)).stream(), raw.stream())
        .toList();
  }

  private List<String> of(Stream<Element> used) {
    return used.anyMatch(elements::isDeprecated) ? List.of("deprecation", "removal") : List.of();
  }

  private static Stream<Element> used(Stream<TypeElement> types) {
    return types.flatMap(type -> Stream.concat(around(type), inside(type)));
  }

  /** Adds the annotation that suppresses warnings, if there are any. */
  static void suppress(List<String> warnings, TypeSpec.Builder type) {
    if (!warnings.isEmpty()) {
      List<String> literals = warnings.stream().map(Literal::string).toList();
      type.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "{$L}", ReadCode.arguments(literals))
              .build());
    }
  }

  private static Stream<Element> around(Element element) {
    return Stream.iterate(element, at -> at != null, Element::getEnclosingElement);
  }

  private static Stream<Element> inside(Element type) {
    return type.getEnclosedElements().stream().map(member -> member);
  }
}
