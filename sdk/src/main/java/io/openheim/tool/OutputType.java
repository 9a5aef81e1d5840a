package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.error.OutputException;
import io.openheim.shape.ScalarType;
import io.openheim.shape.SchemaWriter;
import io.openheim.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model is to answer with: a Java type with its JSON Schema, and how its values are read and
 * written. Immutable and thread-safe.
 *
 * <pre>{@code
 * record Invoice(String number, BigDecimal total) {}
 *
 * OutputType<List<Invoice>> invoices = OutputType.listOf(Invoice.class);
 * String schema = invoices.schema(); // of an object with the list as its property "value"
 * List<Invoice> all = invoices.parse("{\"value\":[{\"number\":\"A-1\",\"total\":99.90}]}");
 * }</pre>
 *
 * <p>Records, plain classes and maps are JSON objects by themselves. Everything else, lists, enums,
 * numbers, texts, sealed types and types that contain themselves, stands as the property {@code
 * value} of an object, because providers want a plain object as the root of a schema.
 *
 * @param <T> the Java type
 */
public abstract class OutputType<T> {
  private final String name;
  private final Shape shape;
  private final Answers answers;
  private final String schema;

  /**
   * Made by generated code.
   *
   * @param name the simple name of the type
   * @param shape the shape of its values
   */
  protected OutputType(String name, Shape shape) {
    this.name = providerName(name);
    this.shape = shape;
    answers = Answers.of(shape);
    schema = SchemaWriter.write(answers.shape());
  }

  /**
   * A type that a class says it all about: a record, a plain class, an enum, a sealed type, an
   * array, a number, a text or a date. For one that is marked {@link Output @Output} this is the
   * generated class, if there is one.
   *
   * @param type the class
   * @param <T> the same
   * @return the output
   * @throws ConfigException if the type has no JSON shape
   */
  public static <T> OutputType<T> of(Class<T> type) {
    return OutputTypes.of(type);
  }

  /**
   * A list of such a type.
   *
   * @param items the class of each item, as for {@link #of(Class)}
   * @param <T> that class
   * @return the output
   * @throws ConfigException if the type of the items has no JSON shape
   */
  public static <T> OutputType<List<T>> listOf(Class<T> items) {
    return listOf(of(items));
  }

  /**
   * A list of another output.
   *
   * @param items what each item is
   * @param <T> its type
   * @return the output
   */
  public static <T> OutputType<List<T>> listOf(OutputType<T> items) {
    return new BoundOutput<>(
        items.name() + "List", new CompoundBinding.Many(BoundOutput.part(items), List.class));
  }

  /**
   * A set of such a type, in the order of the answer.
   *
   * @param items the class of each item, as for {@link #of(Class)}
   * @param <T> that class
   * @return the output
   * @throws ConfigException if the type of the items has no JSON shape
   */
  public static <T> OutputType<Set<T>> setOf(Class<T> items) {
    return setOf(of(items));
  }

  /**
   * A set of another output, in the order of the answer.
   *
   * @param items what each item is
   * @param <T> its type
   * @return the output
   */
  public static <T> OutputType<Set<T>> setOf(OutputType<T> items) {
    return new BoundOutput<>(
        items.name() + "Set", new CompoundBinding.Many(BoundOutput.part(items), Set.class));
  }

  /**
   * A map from texts to such a type, in the order of the answer.
   *
   * @param values the class of each value, as for {@link #of(Class)}
   * @param <T> that class
   * @return the output
   * @throws ConfigException if the type of the values has no JSON shape
   */
  public static <T> OutputType<Map<String, T>> mapOf(Class<T> values) {
    return mapOf(of(values));
  }

  /**
   * A map from texts to another output, in the order of the answer.
   *
   * @param values what each value is
   * @param <T> its type
   * @return the output
   */
  public static <T> OutputType<Map<String, T>> mapOf(OutputType<T> values) {
    BoundType texts = ScalarBinding.of(ScalarType.STRING);
    return new BoundOutput<>(
        values.name() + "Map", new CompoundBinding.Mapping(texts, BoundOutput.part(values)));
  }

  /**
   * A name for providers that want one.
   *
   * @return the simple name of the type, at most 64 ASCII letters, digits, underscores and hyphens
   */
  public final String name() {
    return name;
  }

  /**
   * The JSON Schema of an answer, in its canonical form.
   *
   * @return JSON text with an object at the root, the same in every process
   */
  public final String schema() {
    return schema;
  }

  /**
   * Reads an answer. Where nothing is lost, other spellings of a value are taken too, as for the
   * arguments of tools, and so is a value without the object around it that the schema asks for.
   * Properties that the type does not have are ignored.
   *
   * <p>Models like to say something around their JSON. Text before and after it is ignored if it is
   * plain which JSON is meant: it is the only fenced block of JSON, or the only object or list in
   * the whole text, or else the only object. An answer that ends in the middle is refused, whatever
   * it has.
   *
   * @param answer what the model said
   * @return the value, never null
   * @throws OutputException if the answer is no such value; its message tells the model everything
   *     that is wrong, what constructors refused with an {@link IllegalArgumentException} included
   */
  public final T parse(String answer) {
    return new AnswerReader<>(this, answers).read(answer);
  }

  /**
   * Writes a value as a model would have to answer it.
   *
   * @param value the value
   * @return JSON text, which {@link #parse} reads
   * @throws IllegalArgumentException if it has something of type {@code Object} that is not JSON in
   *     spirit
   */
  public final String write(T value) {
    ToolOutput out = new ToolOutput(ToolContext.NONE);
    if (answers.wrapper() == null) {
      write(out, value);
    } else {
      out.beginObject();
      out.name(Answers.VALUE);
      write(out, value);
      out.endObject();
    }
    return out.json();
  }

  /**
   * Reads one value. Written by the processor.
   *
   * @param in stands before the value
   * @return the value; null if it is null, or if its constructor refused it
   */
  protected abstract @Nullable T read(ToolInput in);

  /**
   * Writes one value. Written by the processor.
   *
   * @param out takes the value
   * @param value the value
   */
  protected abstract void write(ToolOutput out, T value);

  /**
   * Makes the output of a class known. Called by the static initialiser of generated code.
   *
   * @param type the class
   * @param output how its values are read and written
   * @param <T> that class
   */
  protected static <T> void register(Class<T> type, OutputType<T> output) {
    OutputTypes.register(type, output);
  }

  /** The shape of the values by themselves. */
  final Shape shape() {
    return shape;
  }

  private static String providerName(String simpleName) {
    String plain = simpleName.replace("[]", "Array").replaceAll("[^a-zA-Z0-9_-]", "_");
    return plain.substring(0, Math.min(plain.length(), 64));
  }

  /** The name. */
  @Override
  public String toString() {
    return "OutputType[" + name + "]";
  }
}
