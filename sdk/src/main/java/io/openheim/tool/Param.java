package io.openheim.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the model what a parameter of a {@link Tool @Tool} method, or a component of a record that
 * is one, stands for.
 *
 * <pre>{@code
 * @Tool("Current weather in a city")
 * Forecast weather(@Param("name of the city, for example Oslo") String city) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Param {
  /**
   * What the parameter is, in words for the model. Where this is left out, the processor takes the
   * {@code @param} text of the Javadoc in the same source file.
   *
   * @return the description
   */
  String value() default "";

  /**
   * The name that the model sees. Where this is left out, it is the parameter's own name.
   *
   * @return the name
   */
  String name() default "";
}
