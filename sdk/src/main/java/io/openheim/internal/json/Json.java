package io.openheim.internal.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.List;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Reads single values of JSON that may be of another kind than expected. */
public final class Json {
  /** What a long can always hold. */
  private static final int MOST_DIGITS = 18;

  private Json() {}

  /** Whether {@code json} is one complete value that begins with {@code token}; uses it up. */
  public static boolean isWhole(Buffer json, JsonReader.Token token) {
    JsonReader reader = JsonReader.of(json);
    try {
      if (reader.peek() != token) {
        return false;
      }
      reader.skipValue();
      return reader.peek() == JsonReader.Token.END_DOCUMENT;
    } catch (IOException | JsonDataException e) {
      return false;
    }
  }

  /** Whether a text is one value that every parser of JSON takes, so that it may be sent. */
  public static boolean isValue(String json) {
    return new Grammar(json).isDocument();
  }

  /** Whether a text is one object that every parser of JSON takes, so that it may be sent. */
  public static boolean isObject(String json) {
    return json.stripLeading().startsWith("{") && isValue(json);
  }

  /** The objects of a list, each as it was written; null if a text is no list of only these. */
  public static @Nullable List<String> objects(String json) {
    return new Grammar(json).objects();
  }

  /** The text of a string; null for anything else. */
  public static @Nullable String string(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.STRING) {
      return reader.nextString();
    }
    reader.skipValue();
    return null;
  }

  /** The text of a string or a number; null for anything else. */
  public static @Nullable String scalar(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NUMBER) {
      return reader.nextString();
    }
    return string(reader);
  }

  /** The value, as it was written unless it is a string; null for null. */
  public static @Nullable String text(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case STRING -> reader.nextString();
      case NULL -> reader.nextNull();
      default -> {
        try (var value = reader.nextSource()) {
          yield value.readUtf8();
        }
      }
    };
  }

  /** A count; -1 for anything else. */
  public static long count(JsonReader reader) throws IOException {
    String text = scalar(reader);
    return text == null ? -1 : count(text);
  }

  /** Without a regular expression, as each event of a stream has counts. */
  private static long count(String text) {
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    if (end == 0 || end > MOST_DIGITS || point == text.length() - 1) {
      return -1;
    }
    long count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i < end && c >= '0' && c <= '9') {
        count = count * 10 + (c - '0');
      } else if (i != point && !(i > end && c == '0')) {
        return -1;
      }
    }
    return count;
  }

  /** Goes into an object; whether there is one. */
  public static boolean enterObject(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
      reader.beginObject();
      return true;
    }
    reader.skipValue();
    return false;
  }

  /** Goes into an array; whether there is one. */
  public static boolean enterArray(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
      reader.beginArray();
      return true;
    }
    reader.skipValue();
    return false;
  }

  /**
   * Passes over a value without looking at what is in it. Of JSON that was checked before, as
   * Moshi's reader does not take numbers of very many digits (its issue 1529).
   */
  public static void pass(JsonReader reader) throws IOException {
    try (var value = reader.nextSource()) {
      value.skip(0);
    }
  }

  /** Passes over a field whose name is no known one. */
  public static void skipField(JsonReader reader) throws IOException {
    reader.skipName();
    reader.skipValue();
  }
}
