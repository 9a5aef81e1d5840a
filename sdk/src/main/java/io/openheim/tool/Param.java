package io.openheim.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the model what a parameter of a {@link Tool @Tool} method stands for and which values it
 * takes. The same for a component of a record or a field of a class that such a parameter is made
 * of, or an {@link OutputType output}. On a constant of an enum, or on one of the classes that a
 * sealed type permits, only the name is looked at.
 *
 * <pre>{@code
 * @Tool("Current weather in a city")
 * Forecast weather(@Param("name of the city, for example Oslo") String city) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
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

  /**
   * What stands for the parameter where the model leaves it out, for single values: numbers, texts,
   * dates, enums. It is shown to the model, and checked when the class is compiled.
   *
   * @return the default, written as the model would write it, without quotes
   */
  String defaultValue() default NO_DEFAULT;

  /**
   * The smallest number. For a {@code long} beyond 2<sup>53</sup> there is Jakarta's {@code @Min}.
   *
   * @return the limit, itself allowed
   */
  double min() default Double.NEGATIVE_INFINITY;

  /**
   * The largest number.
   *
   * @return the limit, itself allowed
   */
  double max() default Double.POSITIVE_INFINITY;

  /**
   * The smallest number of Unicode characters of a string.
   *
   * @return the limit, itself allowed
   */
  int minLength() default 0;

  /**
   * The largest number of Unicode characters of a string.
   *
   * @return the limit, itself allowed
   */
  int maxLength() default Integer.MAX_VALUE;

  /**
   * The smallest number of items of a list, set or array, or of entries of a map.
   *
   * @return the limit, itself allowed
   */
  int minItems() default 0;

  /**
   * The largest number of items of a list, set or array, or of entries of a map.
   *
   * @return the limit, itself allowed
   */
  int maxItems() default Integer.MAX_VALUE;

  /**
   * A regular expression that a string matches as a whole.
   *
   * @return the expression, empty for none
   */
  String pattern() default "";

  /** Stands for no default, as a default may be an empty text. */
  String NO_DEFAULT = "\0";
}
