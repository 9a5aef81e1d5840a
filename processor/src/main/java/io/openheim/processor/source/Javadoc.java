package io.openheim.processor.source;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a documentation comment says, in plain words.
 *
 * @param sentence its first sentence
 * @param params its {@code @param} texts by name
 */
public record Javadoc(String sentence, Map<String, String> params) {
  static final Javadoc NONE = new Javadoc("", Map.of());

  static Javadoc parse(String comment) {
    String[] blocks = blocks(comment);
    Map<String, String> params = new LinkedHashMap<>();
    for (int i = 1; i < blocks.length; i++) {
      String[] words = blocks[i].strip().split("\\s+", 3);
      if (words[0].equals("@param") && words.length == 3) {
        params.putIfAbsent(words[1], JavadocText.plain(words[2]));
      }
    }
    return new Javadoc(JavadocText.firstSentence(blocks[0]), params);
  }

  public String param(String name) {
    return params.getOrDefault(name, "");
  }

  /** The description, then each block tag; a line that begins inside an inline tag is none. */
  private static String[] blocks(String comment) {
    StringBuilder marked = new StringBuilder();
    int depth = 0;
    for (String line : comment.split("\\R", -1)) {
      if (depth == 0 && line.stripLeading().startsWith("@")) {
        marked.append('\0');
      }
      marked.append(line).append('\n');
      depth = JavadocText.depth(line, depth);
    }
    return marked.toString().split("\0", -1);
  }
}
