package io.openheim.offline;

import io.openheim.internal.json.JsonTree;
import io.openheim.offline.PromptWords.Kind;
import io.openheim.offline.PromptWords.Token;
import io.openheim.shape.JsonNumber;
import io.openheim.tool.ToolSpec;
import java.util.ArrayList;
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
    Object arguments = new ArgumentGuess(prompt, spoken).value("", JsonTree.parse(tool.schema()));
    return JsonTree.write(arguments == null ? Map.of() : arguments);
  }

  private @Nullable Object value(String name, @Nullable Object schema) {
    if (!(schema instanceof Map<?, ?> keywords)) {
      return null;
    }
    if (keywords.get("enum") instanceof List<?> choices) {
      return choice(choices);
    }
    return switch (String.valueOf(keywords.get("type"))) {
      case "object" -> object(keywords.get("properties"));
      case "array" -> array(name, keywords.get("items"));
      case "integer" -> number(name, false);
      case "number" -> number(name, true);
      case "boolean" -> bool();
      case "string" -> text(name);
      default -> null;
    };
  }

  private @Nullable Object object(@Nullable Object properties) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (properties instanceof Map<?, ?> schemas) {
      for (Map.Entry<?, ?> property : schemas.entrySet()) {
        String name = (String) property.getKey();
        Object value = value(name, property.getValue());
        if (value != null) {
          object.put(name, value);
        }
      }
    }
    return object.isEmpty() ? null : object;
  }

  /** As many items as the prompt has; of texts only quoted ones, or a single word. */
  private @Nullable Object array(String name, @Nullable Object items) {
    boolean texts = items instanceof Map<?, ?> schema && "string".equals(schema.get("type"));
    List<Object> array = new ArrayList<>();
    for (Object item = value(name, items); item != null; item = value(name, items)) {
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

  /** A quoted string before a word that looks like a name before any other telling word. */
  private @Nullable Object text(String name) {
    Token token = take(name, t -> t.kind() == Kind.QUOTED);
    if (token == null) {
      token = named(name, t -> t.kind() == Kind.WORD);
    }
    if (token == null) {
      token = properName();
    }
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

  private static String plain(String text) {
    return text.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }
}
