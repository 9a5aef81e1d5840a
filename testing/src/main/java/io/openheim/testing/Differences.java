package io.openheim.testing;

import io.openheim.shape.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request has that a recorded one has not, place by place. */
final class Differences {
  private static final int MOST = 10;
  private static final int LONG = 60;
  private static final int CONTEXT = 20;

  /** Stands for a value that is not there, which null is not. */
  private static final Object NOTHING = new Object();

  private final List<String> lines = new ArrayList<>();
  private int more;

  private Differences() {}

  /** A line for each difference, the first ten at most; empty if there is none. */
  static List<String> of(TapedExchange.Asked recorded, TapedExchange.Asked sent) {
    Differences differences = new Differences();
    differences.compare("method", recorded.method(), sent.method());
    differences.compare("path", recorded.path(), sent.path());
    differences.bodies(recorded.body(), sent.body());
    if (differences.more > 0) {
      differences.lines.add("- and " + differences.more + " more");
    }
    return differences.lines;
  }

  private void bodies(TapedBody recorded, TapedBody sent) {
    if (recorded instanceof TapedBody.Json before && sent instanceof TapedBody.Json now) {
      values("$", before.tree(), now.tree());
    } else if (recorded instanceof TapedBody.Text before && sent instanceof TapedBody.Text now) {
      compare("body", before.text(), now.text());
    } else if (!recorded.equals(sent)) {
      add("body: recorded " + kind(recorded) + ", sent " + kind(sent));
    }
  }

  private static String kind(TapedBody body) {
    if (body instanceof TapedBody.Bytes bytes) {
      return bytes.bytes().size() + " bytes (SHA-256 " + bytes.bytes().sha256().hex() + ")";
    }
    if (body instanceof TapedBody.Json json) {
      return "JSON " + show(json.tree());
    }
    return body instanceof TapedBody.Text text ? "text " + show(text.text()) : "nothing";
  }

  private void values(String path, @Nullable Object recorded, @Nullable Object sent) {
    if (recorded instanceof Map<?, ?> before && sent instanceof Map<?, ?> now) {
      Set<Object> names = new LinkedHashSet<>(before.keySet());
      names.addAll(now.keySet());
      for (Object name : names) {
        values(path + step((String) name), value(before, name), value(now, name));
      }
    } else if (recorded instanceof List<?> before && sent instanceof List<?> now) {
      for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
        values(path + "[" + i + "]", item(before, i), item(now, i));
      }
    } else {
      compare(path, recorded, sent);
    }
  }

  private static @Nullable Object value(Map<?, ?> object, Object name) {
    return object.containsKey(name) ? object.get(name) : NOTHING;
  }

  private static @Nullable Object item(List<?> array, int index) {
    return index < array.size() ? array.get(index) : NOTHING;
  }

  private static String step(String name) {
    return name.matches("\\w+")
        ? "." + name
        : "[" + JsonText.quote(new StringBuilder(), name) + "]";
  }

  private void compare(String place, @Nullable Object recorded, @Nullable Object sent) {
    if (Objects.equals(recorded, sent)) {
      return;
    }
    if (recorded instanceof String before
        && sent instanceof String now
        && Math.max(before.length(), now.length()) > LONG) {
      int start = Math.max(0, firstDifference(before, now) - CONTEXT);
      String from = start == 0 ? "" : " from character " + start;
      add(place + from + ": recorded " + part(before, start) + ", sent " + part(now, start));
    } else {
      add(place + ": recorded " + show(recorded) + ", sent " + show(sent));
    }
  }

  private static int firstDifference(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  private static String part(String text, int start) {
    int end = Math.min(text.length(), start + LONG);
    String part = text.substring(Math.min(start, end), end);
    return JsonText.quote(new StringBuilder(), part) + (end < text.length() ? "..." : "");
  }

  private static String show(@Nullable Object value) {
    return value == NOTHING ? "nothing" : Words.cut(JsonText.write(value, 1_000));
  }

  private void add(String line) {
    if (lines.size() < MOST) {
      lines.add("- " + line);
    } else {
      more++;
    }
  }
}
