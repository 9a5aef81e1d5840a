package io.openheim.tool;

import io.openheim.shape.Limits;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a tool that is made of a lambda, with everything that {@link Param @Param} can say
 * of one. Immutable and thread-safe.
 *
 * <pre>{@code
 * FunctionTool search = FunctionTool.named("search")
 *     .description("Searches the manual")
 *     .param("words", String.class)
 *     .param(ToolParam.of("most", int.class).min(1).max(50).defaultValue(10))
 *     .param(ToolParam.listOf("chapters", String.class).optional())
 *     .call((words, most, chapters) -> manual.search(words, most, chapters.orElse(List.of())));
 * }</pre>
 *
 * <p>A type that is more than a class or a list of one, such as a map, is best made the component
 * of a record.
 *
 * @param <T> the type of its values
 */
public final class ToolParam<T> {
  private final String name;
  private final Type type;
  private final String description;
  private final List<UnaryOperator<Limits>> limits;
  private final @Nullable T otherwise;

  private ToolParam(
      String name,
      Type type,
      String description,
      List<UnaryOperator<Limits>> limits,
      @Nullable T otherwise) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
    this.description = Objects.requireNonNull(description, "description");
    this.limits = limits;
    this.otherwise = otherwise;
  }

  /**
   * A parameter that the model has to give.
   *
   * @param name the name that the model sees
   * @param type the class of its values, any that a parameter of a method marked {@link Tool @Tool}
   *     may have, arrays included
   * @param <T> that class
   * @return the parameter
   */
  public static <T> ToolParam<T> of(String name, Class<T> type) {
    return new ToolParam<>(name, type, "", List.of(), null);
  }

  /**
   * A parameter that takes a list.
   *
   * @param name the name that the model sees
   * @param items the class of the items
   * @param <T> that class
   * @return the parameter
   */
  public static <T> ToolParam<List<T>> listOf(String name, Class<T> items) {
    return new ToolParam<>(name, new Of(List.class, items), "", List.of(), null);
  }

  /**
   * The same with a description; replaces an earlier one.
   *
   * @param text what the parameter is, in words for the model
   * @return a copy
   */
  public ToolParam<T> description(String text) {
    return new ToolParam<>(name, type, text, limits, otherwise);
  }

  /**
   * The same with a value that stands for it where the model leaves it out; replaces an earlier
   * one. For single values: numbers, texts, dates, enums. The model is told of it.
   *
   * @param value the default
   * @return a copy
   */
  public ToolParam<T> defaultValue(T value) {
    return new ToolParam<>(name, type, description, limits, Objects.requireNonNull(value, "value"));
  }

  /**
   * The same, but the model may leave it out. A default of before is forgotten.
   *
   * @return a parameter that takes an {@code Optional}
   */
  public ToolParam<Optional<T>> optional() {
    return new ToolParam<>(name, new Of(Optional.class, type), description, limits, null);
  }

  /**
   * The same with a smallest number.
   *
   * @param number the limit, itself allowed
   * @return a copy
   */
  public ToolParam<T> min(Number number) {
    return limited(limits -> limits.min(digits(number)));
  }

  /**
   * The same with a largest number.
   *
   * @param number the limit, itself allowed
   * @return a copy
   */
  public ToolParam<T> max(Number number) {
    return limited(limits -> limits.max(digits(number)));
  }

  /**
   * The same with a range of lengths: of a string in characters of Unicode, of a list or an array
   * in items.
   *
   * @param least the smallest length
   * @param most the largest length; {@link Integer#MAX_VALUE} for none
   * @return a copy
   */
  public ToolParam<T> size(int least, int most) {
    return limited(limits -> limits.size(least, most));
  }

  /**
   * The same with a regular expression that a string matches as a whole.
   *
   * @param regex the expression
   * @return a copy
   */
  public ToolParam<T> pattern(String regex) {
    Objects.requireNonNull(regex, "regex");
    return limited(limits -> limits.pattern(regex));
  }

  private ToolParam<T> limited(UnaryOperator<Limits> limit) {
    List<UnaryOperator<Limits>> more = new ArrayList<>(limits);
    more.add(limit);
    return new ToolParam<>(name, type, description, List.copyOf(more), otherwise);
  }

  /** As {@code @Param} writes them: 1.0 is 1. */
  private static String digits(Number number) {
    try {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException(number + " is not a number that has digits", none);
    }
  }

  String name() {
    return name;
  }

  /** One of its values; null only where JSON's null is a value. */
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  T value(@Nullable Object value) {
    return (T) value;
  }

  /** What makes a property of it; a default is written by the class that uses it. */
  PropertySource source(FoundResult defaults) {
    return new Source(defaults);
  }

  /** The name. */
  @Override
  public String toString() {
    return "ToolParam[" + name + "]";
  }

  private final class Source implements PropertySource {
    private final FoundResult defaults;

    Source(FoundResult defaults) {
      this.defaults = defaults;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Type type() {
      return type;
    }

    @Override
    public String description() {
      return description.isBlank() ? "" : description;
    }

    @Override
    public boolean nullable() {
      return false;
    }

    @Override
    public boolean hasDefault() {
      return otherwise != null;
    }

    @Override
    public String defaultValue() {
      ToolOutput out = new ToolOutput(ToolContext.NONE);
      defaults.writeResult(out, otherwise);
      return out.told();
    }

    @Override
    public Limits limits() {
      Limits all = Limits.NONE;
      for (UnaryOperator<Limits> limit : limits) {
        all = limit.apply(all);
      }
      return all;
    }
  }

  /** A generic class of the JDK with its argument. */
  private record Of(Class<?> raw, Type argument) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {argument};
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }
}
