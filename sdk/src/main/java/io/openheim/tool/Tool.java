package io.openheim.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a tool that a model may call.
 *
 * <pre>{@code
 * class Calculator {
 *   @Tool("Adds two numbers")
 *   int add(int a, int b) {
 *     return a + b;
 *   }
 * }
 *
 * Agent agent = Agent.builder().model("offline").tools(new Calculator()).build();
 * }</pre>
 *
 * <p>The annotation processor {@code openheim-processor} writes the JSON Schema of the parameters
 * and the code that calls the method. Where it does not run, in JShell for example, the same is
 * done by reflection.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Tool {
  /**
   * What the tool does, in words for the model. The more precise, the better it is used. Where this
   * is left out, the processor takes the first sentence of the method's Javadoc.
   *
   * @return the description
   */
  String value() default "";

  /**
   * The name by which the model calls the tool: a letter or underscore, then at most 63 letters,
   * digits, underscores and hyphens. Where this is left out, it is the method's name.
   *
   * @return the name
   */
  String name() default "";
}
