package io.openheim.testing;

import io.openheim.shape.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON with a line for each value, so that a change of one shows as one. */
final class PrettyJson {
  private final StringBuilder out = new StringBuilder();

  private PrettyJson() {}

  /** A whole file, with a line break at its end. */
  static String write(@Nullable Object tree) {
    PrettyJson pretty = new PrettyJson();
    pretty.value(tree, "\n");
    return pretty.out.append('\n').toString();
  }

  private void value(@Nullable Object tree, String line) {
    String inside = line + "  ";
    char before;
    if (tree instanceof Map<?, ?> object && !object.isEmpty()) {
      before = '{';
      for (Map.Entry<?, ?> property : object.entrySet()) {
        JsonText.quote(out.append(before).append(inside), (String) property.getKey()).append(": ");
        value(property.getValue(), inside);
        before = ',';
      }
      out.append(line).append('}');
    } else if (tree instanceof List<?> array && !array.isEmpty()) {
      before = '[';
      for (Object item : array) {
        out.append(before).append(inside);
        value(item, inside);
        before = ',';
      }
      out.append(line).append(']');
    } else {
      out.append(JsonText.write(tree));
    }
  }
}
