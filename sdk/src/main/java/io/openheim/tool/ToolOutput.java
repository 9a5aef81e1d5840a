package io.openheim.tool;

import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.shape.JsonText;
import io.openheim.shape.Numbers;
import io.openheim.shape.TextType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The result of one tool call while it is written down for the model: a text as it is, everything
 * else as JSON. For generated code. Not thread-safe.
 */
public final class ToolOutput {
  private final StringBuilder json = new StringBuilder(64);
  private final ToolContext context;
  private @Nullable String text;
  private @Nullable ToolReturn rich;

  ToolOutput(ToolContext context) {
    this.context = context;
  }

  /**
   * Waits for a result that is there later. If the thread is interrupted meanwhile, or the call is
   * cancelled, the future is cancelled.
   *
   * @param result what it will be there in
   * @param <T> its type
   * @return the result
   * @throws Exception the cause, if the future failed; {@link InterruptedException} if the thread
   *     is interrupted
   */
  public <T> @Nullable T await(@Nullable Future<T> result) throws Exception {
    return Waiting.on(result, context);
  }

  /**
   * Waits for a result that is there later, as for a future.
   *
   * @param result what it will be there in
   * @param <T> its type
   * @return the result
   * @throws Exception the cause, if the stage failed; {@link InterruptedException} if the thread is
   *     interrupted
   */
  public <T> @Nullable T await(@Nullable CompletionStage<T> result) throws Exception {
    return Waiting.on(result == null ? null : Waiting.future(result), context);
  }

  /**
   * Waits for a result that is there later, as for a future.
   *
   * @param result what it will be there in
   * @param <T> its type
   * @return the result
   * @throws Exception the cause, if the future failed; {@link InterruptedException} if the thread
   *     is interrupted
   */
  public <T> @Nullable T await(@Nullable CompletableFuture<T> result) throws Exception {
    return Waiting.on(result, context);
  }

  /** The whole result is that there is none: the method returns nothing. */
  public void done() {
    text = "Done.";
  }

  /**
   * The whole result is a text, told as it is.
   *
   * @param result the text; null is told as such
   */
  public void text(@Nullable CharSequence result) {
    text = result == null ? "null" : result.toString();
  }

  /**
   * The whole result is a value of any kind: a text is told as it is, everything else as JSON.
   *
   * @param result the value
   * @throws IllegalArgumentException if it is, or holds, something that is not JSON in spirit
   */
  public void anyText(@Nullable Object result) {
    if (result instanceof CharSequence || result instanceof Character) {
      text(result.toString());
    } else {
      any(result);
    }
  }

  /**
   * Writes a value of any kind.
   *
   * @param value a string, number, boolean, date, enum, list, map or array of such, or null
   * @throws IllegalArgumentException if it is something else
   */
  public void any(@Nullable Object value) {
    AnyValue.write(this, value);
  }

  /**
   * Writes JSON as it is.
   *
   * @param value the JSON, or null
   */
  public void value(@Nullable RawJson value) {
    if (value == null) {
      nullValue();
    } else {
      number(value.text(), true);
    }
  }

  /**
   * Writes a text as a string.
   *
   * @param value the text, or null
   */
  public void value(@Nullable CharSequence value) {
    value(value == null ? null : value.toString());
  }

  /**
   * The whole result is one character, told as it is.
   *
   * @param result the character; null is told as such
   */
  public void text(@Nullable Character result) {
    String one = result == null ? null : result.toString();
    text(one);
  }

  /**
   * The whole result is one of an enum's constants, told by its name.
   *
   * @param result the constant; null is told as such
   */
  public void text(@Nullable Enum<?> result) {
    String name = result == null ? null : result.name();
    text(name);
  }

  /**
   * The whole result is a text with images or with data for the application.
   *
   * @param result the result; null is told as such
   */
  public void rich(@Nullable ToolReturn result) {
    rich = result;
    text(result == null ? null : result.text());
  }

  /** Begins an object. */
  public void beginObject() {
    next().append('{');
  }

  /** Ends an object. */
  public void endObject() {
    json.append('}');
  }

  /** Begins a list. */
  public void beginArray() {
    next().append('[');
  }

  /** Ends a list. */
  public void endArray() {
    json.append(']');
  }

  /**
   * Names the property whose value comes next.
   *
   * @param name the name
   */
  public void name(String name) {
    JsonText.quote(next(), name).append(':');
  }

  /**
   * Names the property of a map whose value comes next.
   *
   * @param key the key: a number, a character or a constant
   */
  public void name(Object key) {
    name(key instanceof Enum<?> constant ? constant.name() : key.toString());
  }

  /**
   * Names the property of a map whose value comes next.
   *
   * @param type the class of the key, one of those that {@link TextType} names
   * @param key the key
   * @param <T> that class
   */
  public <T> void name(Class<T> type, T key) {
    name(TextType.of(type).format(key));
  }

  /** Writes that there is no value. */
  public void nullValue() {
    next().append("null");
  }

  /**
   * Writes a string.
   *
   * @param value the string, or null
   */
  public void value(@Nullable String value) {
    if (value == null) {
      nullValue();
    } else {
      JsonText.quote(next(), value);
    }
  }

  /**
   * Writes one character as a string.
   *
   * @param value the character
   */
  public void value(char value) {
    value(String.valueOf(value));
  }

  /**
   * Writes true or false.
   *
   * @param value the value
   */
  public void value(boolean value) {
    next().append(value);
  }

  /**
   * Writes a whole number; every integer type fits.
   *
   * @param value the number
   */
  public void value(long value) {
    next().append(value);
  }

  /**
   * Writes a floating-point number with as few digits as identify it; JSON has no numbers for NaN
   * and the infinities, so these become strings.
   *
   * @param value the number
   */
  public void value(double value) {
    number(Double.toString(value), Double.isFinite(value));
  }

  /**
   * Writes a floating-point number with as few digits as identify it; JSON has no numbers for NaN
   * and the infinities, so these become strings.
   *
   * @param value the number
   */
  public void value(float value) {
    number(Float.toString(value), Float.isFinite(value));
  }

  /**
   * Writes one character as a string.
   *
   * @param value the character, or null
   */
  public void value(@Nullable Character value) {
    value(value == null ? null : value.toString());
  }

  /**
   * Writes the name of a constant as a string.
   *
   * @param value the constant, or null
   */
  public void value(@Nullable Enum<?> value) {
    value(value == null ? null : value.name());
  }

  /**
   * Writes true or false.
   *
   * @param value the value, or null
   */
  public void value(@Nullable Boolean value) {
    if (value == null) {
      nullValue();
    } else {
      value(value.booleanValue());
    }
  }

  /**
   * Writes a number: the box of a primitive, or one of any size, with all its digits.
   *
   * @param value the number, or null
   */
  public void value(@Nullable Number value) {
    if (value == null) {
      nullValue();
    } else if (value instanceof BigDecimal || value instanceof BigInteger) {
      number(value.toString(), true);
    } else if (value instanceof Double) {
      value(value.doubleValue());
    } else if (value instanceof Float) {
      value(value.floatValue());
    } else if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte) {
      value(value.longValue());
    } else if (Numbers.valid(value.toString())) {
      number(value.toString(), true);
    } else {
      throw new IllegalArgumentException(
          "a number must be written with digits; found "
              + value.getClass().getName()
              + " "
              + value
              + "; let the tool give a BigDecimal");
    }
  }

  /**
   * Writes a year as a number.
   *
   * @param value the year, or null
   */
  public void value(@Nullable Year value) {
    if (value == null) {
      nullValue();
    } else {
      value((long) value.getValue());
    }
  }

  /**
   * Writes a text of a certain form.
   *
   * @param type the class of the value, one of those that {@link TextType} names
   * @param value the value, or null
   * @param <T> that class
   */
  public <T> void value(Class<T> type, @Nullable T value) {
    String text = value == null ? null : TextType.of(type).format(value);
    value(text);
  }

  /**
   * The whole result is a text of a certain form, told as it is.
   *
   * @param type the class of the result, one of those that {@link TextType} names
   * @param result the result; null is told as such
   * @param <T> that class
   */
  public <T> void text(Class<T> type, @Nullable T result) {
    String text = result == null ? null : TextType.of(type).format(result);
    text(text);
  }

  /** What was written as JSON, when it is complete. */
  String json() {
    return json.toString();
  }

  /** The answer to a call; the note goes before the text. */
  ToolResult result(ToolCall call, String note) {
    String told = note + told();
    return rich == null
        ? ToolResult.of(call, told)
        : new ToolResult(
            call.id(), call.name(), told, false, rich.images(), rich.data().orElse(null));
  }

  /** What was written. */
  String told() {
    return text != null ? text : json.toString();
  }

  private void number(String digits, boolean finite) {
    if (finite) {
      next().append(digits);
    } else {
      value(digits);
    }
  }

  /**
   * Where the next name or value goes: behind a comma, if another one of the same kind precedes.
   */
  private StringBuilder next() {
    char last = json.length() == 0 ? '[' : json.charAt(json.length() - 1);
    return last == '[' || last == '{' || last == ':' ? json : json.append(',');
  }
}
