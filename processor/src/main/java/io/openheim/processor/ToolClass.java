package io.openheim.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * A class that keeps to all the rules, with what is to be generated for it.
 *
 * @param type the class itself
 * @param packageName the package of both classes
 * @param toolboxName the simple name of the generated class
 * @param visible whether the generated class is public
 * @param tools the tools, ordered by name
 */
record ToolClass(
    TypeElement type,
    String packageName,
    String toolboxName,
    boolean visible,
    List<ToolMethod> tools) {

  String qualifiedToolboxName() {
    return packageName.isEmpty() ? toolboxName : packageName + "." + toolboxName;
  }

  /** The class, and all enums and records that its tools take and give. */
  Stream<TypeElement> types() {
    return Stream.concat(Stream.of(type), tools.stream().flatMap(ToolMethod::types));
  }
}
