package io.openheim.offline;

import io.openheim.tool.ToolSpec;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scores a tool by the words it shares with a prompt. */
final class ToolMatch {
  /** One word of the name, or two of the description. */
  private static final int ENOUGH = 2;

  /** A capital behind a small letter begins a new word. */
  private static final Pattern WORD = Pattern.compile("\\p{Lu}?[\\p{Ll}\\p{Lo}\\p{N}]+|\\p{Lu}+");

  private ToolMatch() {}

  static boolean fits(ToolSpec tool, PromptWords prompt) {
    Set<String> name = words(tool.name());
    Set<String> description = words(tool.description());
    description.removeAll(name);
    int score = 0;
    for (String word : name) {
      score += prompt.has(word) ? 2 : 0;
    }
    for (String word : description) {
      score += prompt.has(word) ? 1 : 0;
    }
    return score >= ENOUGH;
  }

  /**
   * The words of a text or of a name in camel case, by their stems, without those that say nothing.
   */
  static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String stem = PromptWords.stem(matcher.group());
      if (!PromptWords.filler(stem)) {
        words.add(stem);
      }
    }
    return words;
  }
}
