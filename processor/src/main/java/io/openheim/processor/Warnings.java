package io.openheim.processor;

import io.openheim.tool.Tool;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** The warnings that generated code would cause although its author could do nothing about them. */
final class Warnings {
  private final Elements elements;

  Warnings(ProcessingEnvironment environment) {
    elements = environment.getElementUtils();
  }

  /** What has to be suppressed, in the words of the compiler. */
  List<String> of(ToolClass tools) {
    Stream<Element> called =
        elements.getAllMembers(tools.type()).stream()
            .filter(member -> Mark.of(member, Tool.class).isPresent())
            .map(member -> member);
    Stream<Element> used = tools.types().flatMap(type -> Stream.concat(around(type), inside(type)));
    List<String> deprecated =
        Stream.concat(used, called).anyMatch(elements::isDeprecated)
            ? List.of("deprecation", "removal")
            : List.of();
    List<String> raw = Wildcards.has(tools.type()) ? List.of("rawtypes") : List.of();
    return Stream.concat(deprecated.stream(), raw.stream()).toList();
  }

  private static Stream<Element> around(Element element) {
    return Stream.iterate(element, at -> at != null, Element::getEnclosingElement);
  }

  private static Stream<Element> inside(Element type) {
    return type.getEnclosedElements().stream().map(member -> member);
  }
}
