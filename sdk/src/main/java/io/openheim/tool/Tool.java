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

  /**
   * Whether the tool changes nothing, so that a call does no harm whatever it is. Arguments that it
   * does not have are then ignored, with a note to the model, where another tool would refuse the
   * call: to delete a file although {@code "preview": true} was asked for cannot be made good.
   *
   * @return true if it only reads
   */
  boolean readOnly() default false;

  /**
   * Whether a second call with the same arguments changes nothing more, so that it can be made
   * again after a failure.
   *
   * @return true if calls can be repeated
   */
  boolean idempotent() default false;

  /**
   * Whether the tool may destroy what cannot be brought back. Contradicts {@link #readOnly}.
   *
   * @return true if it may destroy something
   */
  boolean destructive() default false;

  /**
   * Whether no other tool may run at the same time. The agent does not act on it yet.
   *
   * @return true if it has to run alone
   */
  boolean sequential() default false;

  /**
   * Whether somebody has to agree to each call before it is made. The agent does not ask anybody
   * yet.
   *
   * @return true if calls need consent
   */
  boolean approval() default false;

  /**
   * Whether the result is for the application: it ends the turn, and the model does not read it
   * before. The agent does not act on it yet.
   *
   * @return true if the result ends the turn
   */
  boolean returnDirect() default false;

  /**
   * How long one call may take, from 1 ms to 24 h: a number with its unit, such as {@code "500ms"},
   * {@code "30s"}, {@code "5m"} or {@code "2h"}, or an ISO 8601 duration, such as {@code "PT30S"}.
   * The agent does not end calls by it yet.
   *
   * @return the duration
   */
  String timeout() default "";

  /**
   * What the application notes about the tool for itself, each as {@code "key=value"}; found in
   * {@link ToolFlags#metadata}. No model sees it.
   *
   * @return the notes
   */
  String[] metadata() default {};
}
