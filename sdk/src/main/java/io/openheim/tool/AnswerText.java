package io.openheim.tool;

import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JSON in what a model said. Nothing is repaired and nothing is picked from inside of
 * something broken: part of an answer that was cut would pass for the whole.
 */
final class AnswerText {
  /** What was meant as JSON even if it is none; other brackets belong to the prose. */
  private static final Pattern MEANT = Pattern.compile("\\{\\s*\"|\\[\\s*[\\[{\"]");

  private static final Pattern FENCE = Pattern.compile("\\s*```+[\\w.+-]*\\s*");

  private AnswerText() {}

  /**
   * The one JSON value of an answer as a tree.
   *
   * @throws BrokenJsonException if there is none, or if it is not plain which is meant; the message
   *     completes the sentence "because ..."
   */
  static @Nullable Object tree(String answer) {
    if (answer.isBlank()) {
      throw new BrokenJsonException("it is empty");
    }
    try {
      return JsonTree.parse(answer);
    } catch (BrokenJsonException notAlone) {
      List<Object> fenced = fenced(answer);
      return fenced.isEmpty() ? only(values(answer)) : only(fenced);
    }
  }

  /** The schema asks for an object, so that lists beside the only one may belong to the prose. */
  private static Object only(List<Object> values) {
    if (values.isEmpty()) {
      throw new BrokenJsonException("there is no JSON object or list in it");
    }
    List<Object> objects = values.stream().filter(Map.class::isInstance).toList();
    if (values.size() > 1 && objects.size() != 1) {
      throw new BrokenJsonException("it holds " + values.size() + " of them");
    }
    return values.size() == 1 ? values.get(0) : objects.get(0);
  }

  /** The fenced blocks that are one object or list each. */
  private static List<Object> fenced(String answer) {
    List<Object> found = new ArrayList<>();
    StringBuilder block = null;
    for (String line : answer.split("\\R", -1)) {
      if (!FENCE.matcher(line).matches()) {
        if (block != null) {
          block.append(line).append('\n');
        }
      } else if (block == null) {
        block = new StringBuilder();
      } else {
        addIfJson(block.toString(), found);
        block = null;
      }
    }
    return found;
  }

  private static void addIfJson(String text, List<Object> found) {
    try {
      Object tree = JsonTree.parse(text);
      if (tree != null) {
        found.add(tree);
      }
    } catch (BrokenJsonException somethingElse) {
      // Code of another kind, perhaps.
    }
  }

  /** The objects and lists in a text, without those inside of others. */
  private static List<Object> values(String text) {
    List<Object> found = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '{' || text.charAt(at) == '[') {
        int end = end(text, at);
        String part = text.substring(at, end);
        try {
          found.add(Objects.requireNonNull(JsonTree.parse(part)));
        } catch (BrokenJsonException broken) {
          if (MEANT.matcher(part).lookingAt()) {
            throw broken;
          }
        }
        at = end - 1;
      }
    }
    return found;
  }

  /** Where the bracket is closed that opens here; brackets in strings do not count. */
  private static int end(String text, int begin) {
    int depth = 0;
    boolean quoted = false;
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        }
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    throw new BrokenJsonException("it ends in the middle");
  }
}
