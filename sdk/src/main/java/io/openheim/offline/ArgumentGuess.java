package io.openheim.offline;

import io.openheim.internal.json.JsonTree;
import io.openheim.offline.PromptWords.Kind;
import io.openheim.offline.PromptWords.Token;
import io.openheim.shape.JsonNumber;
import io.openheim.tool.ToolSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fills a tool's parameters from a prompt, each token used once. A parameter for which the prompt
 * has nothing is left out, so that the tool's own checks are rehearsed as well.
 */
final class ArgumentGuess {
  private final List<Token> left;
  private final Set<String> spoken;

  private ArgumentGuess(PromptWords prompt, Set<String> spoken) {
    this.left = new ArrayList<>(prompt.tokens());
    this.spoken = spoken;
  }

  /** The arguments as JSON text. */
  static String of(ToolSpec tool, PromptWords prompt) {
    Set<String> spoken = new LinkedHashSet<>(ToolMatch.words(tool.name()));
    spoken.addAll(ToolMatch.words(tool.description()));
    Map<?, ?> schema = (Map<?, ?>) JsonTree.parse(tool.schema());
    Object arguments = schema == null ? null : new ArgumentGuess(prompt, spoken).object(schema);
    return JsonTree.write(arguments == null ? Map.of() : arguments);
  }

  private @Nullable Object object(Map<?, ?> schema) {
    Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
    List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
    Map<Object, Object> found = new HashMap<>();
    for (Turn turn : Turn.values()) {
      for (Map.Entry<?, ?> property : properties.entrySet()) {
        String name = (String) property.getKey();
        if (property.getValue() instanceof Map<?, ?> type
            && turn == Turn.of(type, required.contains(name))) {
          Object value = value(name, type, turn);
          if (value != null) {
            found.put(name, value);
          }
        }
      }
    }
    Map<Object, Object> inOrder = new LinkedHashMap<>();
    for (Object name : properties.keySet()) {
      if (found.containsKey(name)) {
        inOrder.put(name, found.get(name));
      }
    }
    return inOrder.isEmpty() ? null : inOrder;
  }

  private @Nullable Object value(String name, Map<?, ?> schema, Turn turn) {
    if (schema.get("enum") instanceof List<?> choices) {
      return choice(choices);
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "object" -> object(schema);
      case "array" -> array(name, schema.get("items") instanceof Map<?, ?> m ? m : Map.of());
      case "integer" -> number(name, false);
      case "number" -> number(name, true);
      case "boolean" -> bool();
      case "string" -> turn == Turn.OPTIONAL_TEXT ? aside(name) : text(name);
      default -> null;
    };
  }

  /** As many items as the prompt has; of texts only quoted ones, or a single word. */
  private @Nullable Object array(String name, Map<?, ?> items) {
    boolean texts = "string".equals(items.get("type")) && !items.containsKey("enum");
    List<Object> array = new ArrayList<>();
    for (Object item = value(name, items, Turn.REST);
        item != null;
        item = value(name, items, Turn.REST)) {
      array.add(item);
      if (texts && left.stream().noneMatch(token -> token.kind() == Kind.QUOTED)) {
        break;
      }
    }
    return array.isEmpty() ? null : array;
  }

  private @Nullable Object choice(List<?> choices) {
    for (Token token : left) {
      for (Object choice : choices) {
        if (plain(token.text()).equals(plain(String.valueOf(choice)))) {
          left.remove(token);
          return choice;
        }
      }
    }
    return null;
  }

  private @Nullable Object number(String name, boolean fractions) {
    Token token =
        take(name, t -> t.kind() == Kind.NUMBER && (fractions || !t.text().contains(".")));
    return token == null ? null : new JsonNumber(token.text());
  }

  private @Nullable Object bool() {
    Token token = take("", t -> t.text().equals("true") || t.text().equals("false"));
    return token == null ? null : Boolean.valueOf(token.text());
  }

  /** A text that may be left out wants to be named or quoted. */
  private @Nullable Object aside(String name) {
    Token token = take(name, t -> t.kind() == Kind.QUOTED);
    if (token == null) {
      token = named(name, t -> t.kind() == Kind.WORD);
    }
    return token == null ? null : token.text();
  }

  /** A quoted string before a word that looks like a name before any other telling word. */
  private @Nullable Object text(String name) {
    Object named = aside(name);
    if (named != null) {
      return named;
    }
    Token token = properName();
    if (token == null) {
      token = take("", this::tells);
    }
    return token == null ? null : token.text();
  }

  /** The first word of a sentence is written large whatever it is, so it does not count. */
  private @Nullable Token properName() {
    for (int i = 1; i < left.size(); i++) {
      if (tells(left.get(i)) && Character.isUpperCase(left.get(i).text().charAt(0))) {
        return left.remove(i);
      }
    }
    return null;
  }

  private boolean tells(Token token) {
    return token.kind() == Kind.WORD
        && !token.text().isEmpty()
        && !PromptWords.filler(token.stem())
        && !spoken.contains(token.stem());
  }

  /** The token behind the parameter's own name, else the first that fits. */
  private @Nullable Token take(String name, Predicate<Token> fits) {
    Token token = named(name, fits);
    if (token != null) {
      return token;
    }
    for (Token candidate : left) {
      if (fits.test(candidate)) {
        left.remove(candidate);
        return candidate;
      }
    }
    return null;
  }

  private @Nullable Token named(String name, Predicate<Token> fits) {
    for (int i = 0; i + 1 < left.size(); i++) {
      Token next = left.get(i + 1);
      if (left.get(i).stem().equals(PromptWords.stem(name)) && fits.test(next)) {
        left.remove(i + 1);
        left.remove(i);
        return next;
      }
    }
    return null;
  }

  /** What can be told for certain is taken out of the prompt first, what is doubtful last. */
  private enum Turn {
    CHOICE,
    REST,
    OPTIONAL_TEXT;

    static Turn of(Map<?, ?> schema, boolean required) {
      if (schema.containsKey("enum") || "boolean".equals(schema.get("type"))) {
        return CHOICE;
      }
      return "string".equals(schema.get("type")) && !required ? OPTIONAL_TEXT : REST;
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }
}
