package io.openheim.tool;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;
import io.openheim.shape.Checker;
import io.openheim.shape.Limits;
import io.openheim.shape.Numbers;
import io.openheim.shape.Patience;
import io.openheim.shape.Problem;
import io.openheim.shape.Shape;
import io.openheim.shape.TextType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one tool call, read in one pass. For generated code, which expects everything to
 * be as it should: at the first surprise the methods throw, and the arguments are looked at anew,
 * as a whole. Not thread-safe.
 */
public final class ToolInput {
  /** The longest number that is read directly; all that the checker lets through are shorter. */
  private static final int LONGEST_NUMBER = 400;

  /** A constructor may have quoted all that it was given. */
  private static final int LONGEST_REFUSAL = 1_000;

  /** The end of a path into a list; the keys of maps may have brackets too. */
  private static final Pattern IN_LIST = Pattern.compile("\\[\\d{1,9}]$");

  private final JsonReader reader;
  private final ToolContext context;

  /** Whether the text is one object, so that it ends with the outermost one. */
  private final boolean object;

  private final OpenObjects open = new OpenObjects();

  /** Whether the checker has looked at the values already. */
  private boolean checked;

  private final Patience patience = new Patience();

  /** What constructors refused so far. */
  private final List<Problem> refused = new ArrayList<>();

  /** Whether the next value is a name, which stands in quotes whatever it is. */
  private boolean key;

  ToolInput(JsonReader reader, ToolContext context) {
    this(reader, context, true);
  }

  private ToolInput(JsonReader reader, ToolContext context, boolean object) {
    this.reader = reader;
    this.context = context;
    this.object = object;
  }

  /** Begins to read arguments that the checker gave back. */
  static ToolInput ofChecked(@Nullable Object tree, ToolContext context) {
    ToolInput in = new ToolInput(JsonTree.reader(tree), context);
    in.checked = true;
    return in;
  }

  /** Begins to read a value of any kind, after which {@link #end} has to be called. */
  static ToolInput ofValue(JsonReader reader) {
    return new ToolInput(reader, ToolContext.NONE, false);
  }

  /** Leaves the text. */
  void end() {
    try {
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw surprise();
      }
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
    if (!refused.isEmpty()) {
      throw new RefusedArguments(refused);
    }
  }

  /**
   * What the tool may know about the call.
   *
   * @return the context of this call
   */
  public ToolContext context() {
    return context;
  }

  /**
   * Enters an object.
   *
   * @param fields the properties it may have
   */
  public void beginObject(Fields fields) {
    beginMap();
    continueObject(fields);
  }

  /**
   * Enters an object of one of several kinds.
   *
   * @param discriminator the name of the property that says which; it has to come first
   * @return the value of that property
   */
  public String beginUnion(String discriminator) {
    beginMap();
    try {
      if (!reader.hasNext() || !reader.nextName().equals(discriminator)) {
        throw surprise();
      }
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
    return nextString();
  }

  /**
   * Goes on with an object, after {@link #beginUnion}.
   *
   * @param fields the other properties that it may have
   */
  public void continueObject(Fields fields) {
    open.enter(fields, refused.size());
  }

  /**
   * Whether the object or list has more.
   *
   * @return false at its end
   */
  public boolean hasNext() {
    try {
      return reader.hasNext();
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
  }

  /**
   * Reads the name of the next property.
   *
   * @return one of the names that {@link #beginObject} was given, each at most once
   */
  public String nextName() {
    Fields fields = open.innermost();
    int field;
    try {
      field = reader.selectName(fields.names());
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
    if (field < 0 || !open.mark(field)) {
      throw surprise();
    }
    return fields.name(field);
  }

  /**
   * Leaves an object, having read every property that is required; at the root also the text.
   *
   * @return whether the values in it are all there; not if a constructor refused some
   */
  public boolean endObject() {
    if (!open.leave()) {
      throw surprise();
    }
    try {
      reader.endObject();
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
    if (object && open.depth() == 0) {
      end();
    }
    return refused.size() == open.refusedBefore();
  }

  /** Enters an object whose properties may have any name. */
  public void beginMap() {
    expect(JsonReader.Token.BEGIN_OBJECT);
    try {
      reader.beginObject();
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
  }

  /** Makes the next name readable as a value: a string, or a whole number in a string. */
  public void beginKey() {
    try {
      reader.promoteNameToValue();
      key = true;
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
  }

  /** Leaves an object whose properties may have any name. */
  public void endMap() {
    try {
      reader.endObject();
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
  }

  /** Enters a list. */
  public void beginArray() {
    expect(JsonReader.Token.BEGIN_ARRAY);
    try {
      reader.beginArray();
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
  }

  /** Leaves a list. */
  public void endArray() {
    try {
      reader.endArray();
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
  }

  /**
   * Reads a string.
   *
   * @return the string
   */
  public String nextString() {
    return text(JsonReader.Token.STRING);
  }

  /**
   * Reads a string of one character.
   *
   * @return the character
   */
  public char nextChar() {
    String text = nextString();
    if (text.length() != 1) {
      throw surprise();
    }
    return text.charAt(0);
  }

  /**
   * Reads true or false.
   *
   * @return the value
   */
  public boolean nextBoolean() {
    expect(JsonReader.Token.BOOLEAN);
    try {
      return reader.nextBoolean();
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
  }

  /**
   * Reads a whole number of 8 bits.
   *
   * @return the number
   */
  public byte nextByte() {
    return (byte) whole(Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /**
   * Reads a whole number of 16 bits.
   *
   * @return the number
   */
  public short nextShort() {
    return (short) whole(Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /**
   * Reads a whole number of 32 bits.
   *
   * @return the number
   */
  public int nextInt() {
    return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /**
   * Reads a whole number of 64 bits.
   *
   * @return the number
   */
  public long nextLong() {
    return whole(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /**
   * Reads a floating-point number of 32 bits.
   *
   * @return the nearest float
   */
  public float nextFloat() {
    String text = number();
    float value = Float.parseFloat(text);
    if (!Numbers.fits(value, text)) {
      throw surprise();
    }
    return value;
  }

  /**
   * Reads a floating-point number of 64 bits.
   *
   * @return the nearest double
   */
  public double nextDouble() {
    String text = number();
    double value = Double.parseDouble(text);
    if (!Numbers.fits(value, text)) {
      throw surprise();
    }
    return value;
  }

  /**
   * Reads a whole number of any reasonable size.
   *
   * @return the number, exactly
   */
  public BigInteger nextBigInteger() {
    return present(Numbers.toBigInteger(number()));
  }

  /**
   * Reads a decimal number with all its digits.
   *
   * @return the number, exactly
   */
  public BigDecimal nextBigDecimal() {
    return present(Numbers.toBigDecimal(number()));
  }

  /**
   * Reads a year.
   *
   * @return the year
   */
  public Year nextYear() {
    return Year.of((int) whole(Year.MIN_VALUE, Year.MAX_VALUE));
  }

  /**
   * Checks a value that was just read.
   *
   * @param limits what is allowed
   * @param value the value: a number, a text, a collection, a map or an array
   * @param <T> its class
   * @return the value
   */
  public <T> T within(Limits limits, T value) {
    if (!limits.allow(value, patience)) {
      if (!checked || !(value instanceof Collection<?> items)) {
        throw surprise();
      }
      // The checker counts what is written, a set what is different.
      String wanted = "expected at least " + limits.least() + " different items, got ";
      refused.add(new Problem(pathOfLast(), wanted + items.size()));
    }
    return value;
  }

  /**
   * Reads a value of any kind.
   *
   * @return a {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger},
   *     {@code BigDecimal}, an unmodifiable {@code List} or {@code Map} of such, or null
   */
  public @Nullable Object nextAny() {
    return AnyValue.of(tree());
  }

  /**
   * Reads a value of any kind as text.
   *
   * @return the value, with every digit
   */
  public RawJson nextRawJson() {
    return new RawJson(JsonTree.write(tree()));
  }

  /** A number that is out of bounds, or a property given twice, is for others to find words for. */
  private @Nullable Object tree() {
    try {
      Object tree = JsonTree.read(reader);
      if (!Checker.check(Shape.ANY, tree).problems().isEmpty()) {
        throw surprise();
      }
      return tree;
    } catch (IOException | JsonDataException | BrokenJsonException e) {
      throw new Surprise(e);
    }
  }

  /**
   * A value of a text type, for the default of a parameter.
   *
   * @param type the class of the value, one of those that {@link TextType} names
   * @param text the text
   * @param <T> that class
   * @return the value
   * @throws IllegalArgumentException if the text is of another form
   */
  public static <T> T parse(Class<T> type, String text) {
    return TextType.of(type)
        .parse(text)
        .map(type::cast)
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  /**
   * Reads a text of a certain form.
   *
   * @param type the class of its values, one of those that {@link TextType} names
   * @param <T> that class
   * @return the value
   */
  public <T> T next(Class<T> type) {
    return type.cast(present(TextType.of(type).parse(nextString())));
  }

  /**
   * Gives up the direct way: something is not as it should be.
   *
   * @return what to throw
   */
  public RuntimeException surprise() {
    return new Surprise(null);
  }

  /**
   * Notes that a constructor refused the value that was read last. The rest is read all the same,
   * so that the model hears of everything at once.
   *
   * @param refusal what the constructor threw; its message is told to the model
   */
  public void refused(IllegalArgumentException refusal) {
    String message = refusal.getMessage();
    refused.add(
        new Problem(pathOfLast(), message == null ? "this value is refused" : cut(message)));
  }

  /** What constructors refused so far. */
  List<Problem> refused() {
    return refused;
  }

  private static String cut(String message) {
    return message.length() > LONGEST_REFUSAL
        ? message.substring(0, LONGEST_REFUSAL) + "..."
        : message;
  }

  /** In a list the reader's path has moved on to the next item by now. */
  private String pathOfLast() {
    String path = reader.getPath();
    if (!IN_LIST.matcher(path).find()) {
      return path;
    }
    int bracket = path.lastIndexOf('[');
    int next = Integer.parseInt(path.substring(bracket + 1, path.length() - 1));
    return path.substring(0, bracket + 1) + (next - 1) + "]";
  }

  private <T> T present(Optional<T> value) {
    if (value.isEmpty()) {
      throw surprise();
    }
    return value.get();
  }

  private long whole(long min, long max) {
    String text = number();
    try {
      long value = Long.parseLong(text);
      if (value < min || value > max) {
        throw surprise();
      }
      return value;
    } catch (NumberFormatException e) {
      throw new Surprise(e);
    }
  }

  private String number() {
    boolean quoted = key;
    String text = text(quoted ? JsonReader.Token.STRING : JsonReader.Token.NUMBER);
    if (text.length() > LONGEST_NUMBER || (quoted && !Numbers.valid(text))) {
      throw surprise();
    }
    return text;
  }

  private String text(JsonReader.Token kind) {
    expect(kind);
    key = false;
    try {
      return reader.nextString();
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
  }

  private void expect(JsonReader.Token kind) {
    try {
      if (reader.peek() != kind) {
        throw surprise();
      }
    } catch (IOException | JsonDataException e) {
      throw new Surprise(e);
    }
  }
}
