package io.openheim.processor.model;

import io.openheim.shape.SchemaWriter;
import io.openheim.tool.ToolFlags;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * A method that keeps to all the rules.
 *
 * @param javaName the method's name
 * @param name the name by which a model calls it
 * @param description what a model is told about it
 * @param flags what is known about it besides
 * @param onClass whether it is called on the class, being static
 * @param parameters what it takes
 * @param contextAt where among these it takes the context, if it does
 * @param result what it gives
 * @param thrown the type of the exceptions that have to be declared, if there are any
 */
public record ToolMethod(
    String javaName,
    String name,
    String description,
    ToolFlags flags,
    boolean onClass,
    List<Property> parameters,
    Optional<Integer> contextAt,
    Result result,
    Optional<Class<? extends Throwable>> thrown) {

  public String schema() {
    return SchemaWriter.write(Property.shape(parameters));
  }

  /** The enums and records that it takes and gives. */
  Stream<TypeElement> types() {
    return Stream.concat(parameters.stream().map(Property::type), result.type().stream())
        .flatMap(JavaType::types);
  }
}
