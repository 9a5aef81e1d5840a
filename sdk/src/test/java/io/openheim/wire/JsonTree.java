package io.openheim.wire;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/** JSON as maps, lists, strings, booleans, nulls and exact numbers. */
final class JsonTree {
  private JsonTree() {}

  static Object parse(String json) {
    try {
      JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json));
      Object value = read(reader);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new IOException("more after the end");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String print(Object tree) {
    Buffer json = new Buffer();
    try (JsonWriter writer = JsonWriter.of(json)) {
      writer.setSerializeNulls(true);
      write(writer, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.readUtf8();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object tree) {
    return (Map<String, Object>) tree;
  }

  @SuppressWarnings("unchecked")
  static List<Object> array(Object tree) {
    return (List<Object>) tree;
  }

  private static Object read(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT:
        Map<String, Object> object = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          object.put(reader.nextName(), read(reader));
        }
        reader.endObject();
        return object;
      case BEGIN_ARRAY:
        List<Object> array = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          array.add(read(reader));
        }
        reader.endArray();
        return array;
      case NUMBER:
        BigDecimal number = new BigDecimal(reader.nextString());
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      case BOOLEAN:
        return reader.nextBoolean();
      case NULL:
        return reader.nextNull();
      default:
        return reader.nextString();
    }
  }

  private static void write(JsonWriter writer, Object tree) throws IOException {
    if (tree instanceof Map) {
      writer.beginObject();
      for (Map.Entry<String, Object> field : object(tree).entrySet()) {
        writer.name(field.getKey());
        write(writer, field.getValue());
      }
      writer.endObject();
    } else if (tree instanceof List) {
      writer.beginArray();
      for (Object item : array(tree)) {
        write(writer, item);
      }
      writer.endArray();
    } else if (tree instanceof BigDecimal number) {
      writer.value(number.scale() <= 0 ? number.toBigIntegerExact() : number);
    } else if (tree instanceof Boolean flag) {
      writer.value(flag);
    } else {
      writer.value((String) tree);
    }
  }
}
