package io.openheim.gemini;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.http.TooLongException;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
import io.openheim.shape.JsonNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts arguments together that come as values with their paths, such as {@code $.stops[0].city}. A
 * text may come in several pieces of the same path. See the <a
 * href="https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/function-calling">guide to
 * function calling</a> of Vertex AI.
 */
final class PartialArguments {
  private static final int DEEPEST = 100;

  /** Two characters of a path make one of them. */
  private static final int MOST_OBJECTS = 100_000;

  private static final Pattern STEP =
      Pattern.compile(
          "\\.([^.\\[\\]]++)|\\[(\\d{1,6})]"
              + "|\\['((?:[^'\\\\]++|\\\\.)*+)']|\\[\"((?:[^\"\\\\]++|\\\\.)*+)\"]");
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of(
          "jsonPath", "stringValue", "numberValue", "boolValue", "nullValue", "willContinue");

  private final Map<String, @Nullable Object> root = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable String textPath;
  private int objects;

  /** Takes a list of pieces. */
  void read(JsonReader json) throws IOException {
    if (Json.enterArray(json)) {
      while (json.hasNext()) {
        if (Json.enterObject(json)) {
          piece(json);
          json.endObject();
        }
      }
      json.endArray();
    }
  }

  private void piece(JsonReader json) throws IOException {
    String path = "";
    String more = null;
    Object value = null;
    boolean continues = false;
    while (json.hasNext()) {
      switch (json.selectName(FIELDS)) {
        case 0 -> path = String.valueOf(Json.string(json));
        case 1 -> more = Json.string(json);
        case 2 -> value = number(json);
        case 3 -> value = "true".equals(Json.text(json));
        case 4 -> json.skipValue();
        case 5 -> continues = "true".equals(Json.text(json));
        default -> Json.skipField(json);
      }
    }
    if (!path.equals(textPath)) {
      endText();
    }
    if (more == null) {
      put(path, value);
      return;
    }
    textPath = path;
    text.append(more);
    if (!continues) {
      endText();
    }
  }

  private static @Nullable Object number(JsonReader json) throws IOException {
    return json.peek() == JsonReader.Token.NUMBER
        ? new JsonNumber(json.nextString())
        : Json.string(json);
  }

  private void endText() throws IOException {
    String path = textPath;
    if (path != null) {
      textPath = null;
      put(path, text.toString());
      text.setLength(0);
    }
  }

  /** What came so far. */
  String json() throws IOException {
    endText();
    return JsonTree.write(root);
  }

  private void put(String path, @Nullable Object value) throws IOException {
    List<Object> steps = steps(path);
    Object at = root;
    for (int i = 0; i < steps.size() - 1; i++) {
      Object next = get(at, steps.get(i));
      if (!(next instanceof Map) && !(next instanceof List)) {
        next = steps.get(i + 1) instanceof String ? new LinkedHashMap<>() : new ArrayList<>();
        if (++objects > MOST_OBJECTS) {
          throw new TooLongException("arguments of more than 100,000 objects and lists");
        }
        set(at, steps.get(i), next, path);
      }
      at = next;
    }
    set(at, steps.get(steps.size() - 1), value, path);
  }

  private static List<Object> steps(String path) throws IOException {
    List<Object> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path).region(Math.min(1, path.length()), path.length());
    while (step.lookingAt() && steps.size() < DEEPEST) {
      if (step.group(2) != null) {
        steps.add(Integer.valueOf(step.group(2)));
      } else if (step.group(1) != null) {
        steps.add(step.group(1));
      } else {
        String quoted = step.group(3) != null ? step.group(3) : step.group(4);
        steps.add(quoted.replaceAll("\\\\(.)", "$1"));
      }
      step.region(step.end(), path.length());
    }
    if (!path.startsWith("$") || steps.isEmpty() || step.regionStart() < path.length()) {
      throw new IOException("no path of an argument: " + path);
    }
    return steps;
  }

  private static @Nullable Object get(Object at, Object step) {
    if (at instanceof Map<?, ?> map) {
      return map.get(step);
    }
    return at instanceof List<?> list && step instanceof Integer index && index < list.size()
        ? list.get(index)
        : null;
  }

  @SuppressWarnings("unchecked")
  private static void set(Object at, Object step, @Nullable Object value, String path)
      throws IOException {
    if (at instanceof Map && step instanceof String name) {
      ((Map<String, @Nullable Object>) at).put(name, value);
    } else if (at instanceof List && step instanceof Integer index) {
      List<@Nullable Object> list = (List<@Nullable Object>) at;
      if (index > list.size()) {
        throw new IOException("a path that leaves out places of a list: " + path);
      }
      if (index == list.size()) {
        list.add(value);
      } else {
        list.set(index, value);
      }
    } else {
      throw new IOException("a path that leads nowhere: " + path);
    }
  }
}
