package io.openheim.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt, split into what a tool's parameters can be filled with.
 *
 * @param tokens everything, in order
 */
record PromptWords(List<Token> tokens) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"([^\"]*)\"|\u201c([^\u201d]*)\u201d"
              + "|((?<![\\w.])-?\\d+(?:\\.\\d+)?(?![\\w]))"
              + "|([\\p{L}\\p{N}][\\p{L}\\p{N}_.@:/-]*)");

  /** Words that say nothing about what is asked for. */
  private static final Set<String> FILLERS =
      Set.of(
          ("a an and are as at be by can do does for from give have how i in into is it its let me my"
                  + " need of on one or please show some tell that the then there this to two up us"
                  + " use want what when where which who will with would you your")
              .split(" "));

  enum Kind {
    WORD,
    NUMBER,
    QUOTED
  }

  record Token(Kind kind, String text) {
    /** The word as it is compared: without case and without the s of a plural. */
    String stem() {
      return PromptWords.stem(text);
    }
  }

  static PromptWords of(String prompt) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(prompt);
    while (matcher.find()) {
      if (matcher.group(3) != null) {
        tokens.add(new Token(Kind.NUMBER, matcher.group(3)));
      } else if (matcher.group(4) != null) {
        tokens.add(new Token(Kind.WORD, matcher.group(4).replaceAll("[.:/-]+$", "")));
      } else {
        String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        tokens.add(new Token(Kind.QUOTED, quoted));
      }
    }
    return new PromptWords(List.copyOf(tokens));
  }

  /** Whether a word, by its stem, stands in the prompt. */
  boolean has(String stem) {
    return tokens.stream()
        .anyMatch(token -> token.kind() == Kind.WORD && token.stem().equals(stem));
  }

  static boolean filler(String stem) {
    return FILLERS.contains(stem);
  }

  static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.length() > 3 && lower.endsWith("s") && !lower.endsWith("ss")
        ? lower.substring(0, lower.length() - 1)
        : lower;
  }
}
