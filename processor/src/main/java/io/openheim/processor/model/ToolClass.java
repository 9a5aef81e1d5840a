package io.openheim.processor.model;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * A class that keeps to all the rules, with what is to be generated for it.
 *
 * @param type the class itself
 * @param toolbox the class that is generated
 * @param tools the tools, ordered by name
 */
public record ToolClass(TypeElement type, Sibling toolbox, List<ToolMethod> tools) {

  /** The class, and all enums and records that its tools take and give. */
  public Stream<TypeElement> types() {
    return Stream.concat(Stream.of(type), tools.stream().flatMap(ToolMethod::types));
  }
}
