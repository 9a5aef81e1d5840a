package io.openheim.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.openheim.shape.JsonNumber;
import io.openheim.shape.JsonText;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a tree of {@code Map<String, Object>} in document order, {@code List<Object>}, {@code
 * String}, {@link JsonNumber}, {@code Boolean} and null, so that nothing is lost either way.
 */
public final class JsonTree {
  /** Moshi makes readers of trees for its adapters only, so this one gives its reader away. */
  private static final JsonAdapter<JsonReader> READER =
      new JsonAdapter<>() {
        @Override
        public JsonReader fromJson(JsonReader reader) {
          return reader;
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable JsonReader reader) {
          throw new UnsupportedOperationException("only reads");
        }
      };

  private static final Pattern PATH = Pattern.compile("at path (\\$.*?)[.]?$", Pattern.DOTALL);

  private JsonTree() {}

  /**
   * JSON text as bytes. Half a surrogate pair, which UTF-8 has no bytes for, is escaped.
   *
   * @param json the text
   * @return its bytes
   */
  public static Buffer bytes(String json) {
    Buffer bytes = new Buffer();
    int done = 0;
    for (int i = 0; i < json.length(); i++) {
      if (Character.isSurrogate(json.charAt(i))) {
        if (Character.isSurrogatePair(
            json.charAt(i), i + 1 < json.length() ? json.charAt(i + 1) : 'x')) {
          i++;
        } else {
          bytes.writeUtf8(json, done, i).writeUtf8("\\u" + Integer.toHexString(json.charAt(i)));
          done = i + 1;
        }
      }
    }
    return bytes.writeUtf8(json, done, json.length());
  }

  /**
   * Reads one JSON document.
   *
   * @param json the text
   * @return its tree
   * @throws BrokenJsonException if the text is not exactly one JSON document, nests too deeply or
   *     gives a property twice
   */
  public static @Nullable Object parse(String json) {
    try {
      return parsed(json);
    } catch (BrokenJsonException broken) {
      if (!LongDigits.in(json)) {
        throw broken;
      }
      return LongDigits.restore(parsed(LongDigits.hide(json)));
    }
  }

  private static @Nullable Object parsed(String json) {
    JsonReader reader = JsonReader.of(bytes(json));
    try {
      Object tree = read(reader);
      end(reader);
      return tree;
    } catch (IOException | JsonDataException e) {
      throw new BrokenJsonException(reason(e));
    }
  }

  /**
   * A reader of a tree instead of a text.
   *
   * @param tree what {@link #parse} gives
   * @return a reader that stands before it
   */
  public static JsonReader reader(@Nullable Object tree) {
    return Objects.requireNonNull(READER.fromJsonValue(tree));
  }

  private static void end(JsonReader reader) {
    try {
      if (reader.peek() == JsonReader.Token.END_DOCUMENT) {
        return;
      }
    } catch (IOException more) {
      // The reader's way to say that it expects nothing here.
    }
    throw new BrokenJsonException("there is more text after the end of the JSON value");
  }

  private static String reason(Exception e) {
    if (e instanceof EOFException) {
      return "it ends in the middle";
    }
    if (e instanceof JsonDataException) {
      return "it nests too deeply";
    }
    if (String.valueOf(e.getMessage()).startsWith("Unterminated string")) {
      return "it ends in the middle";
    }
    // Moshi speaks of its own API here, which means nothing to a model; the path is what helps.
    Matcher at = PATH.matcher(String.valueOf(e.getMessage()));
    return at.find() ? "the text at " + at.group(1) + " is malformed" : "it is malformed";
  }

  /**
   * Reads the next value of a document.
   *
   * @param reader stands before the value
   * @return its tree
   * @throws IOException if the text is malformed
   * @throws BrokenJsonException if a property is given twice
   */
  public static @Nullable Object read(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> reader.nextString();
      case NUMBER -> new JsonNumber(reader.nextString());
      case BOOLEAN -> reader.nextBoolean();
      case NULL -> reader.nextNull();
      default -> throw new BrokenJsonException("it ends in the middle");
    };
  }

  private static Map<String, @Nullable Object> object(JsonReader reader) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.containsKey(name)) {
        throw new BrokenJsonException("the property " + reader.getPath() + " is given twice");
      }
      object.put(name, read(reader));
    }
    reader.endObject();
    return object;
  }

  private static List<@Nullable Object> array(JsonReader reader) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(read(reader));
    }
    reader.endArray();
    return array;
  }

  /**
   * Writes a tree without white space.
   *
   * @param tree what {@link #parse} gives
   * @return JSON text
   */
  public static String write(@Nullable Object tree) {
    return JsonText.write(tree);
  }
}
