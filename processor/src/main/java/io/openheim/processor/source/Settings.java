package io.openheim.processor.source;

import io.openheim.shape.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.Diagnostic;

/**
 * What the user asked of the processor with {@code -A} options.
 *
 * @param schemas whether a file with the schemas is written beside each class
 * @param descriptions how to report a parameter without a description; empty for not at all
 * @param strict the strict modes for which to say why a tool cannot be used in them
 */
public record Settings(
    boolean schemas, Optional<Diagnostic.Kind> descriptions, List<Dialect> strict) {
  static final String SCHEMAS = "openheim.schemas";
  static final String DESCRIPTIONS = "openheim.descriptions";
  static final String STRICT = "openheim.strict";
  public static final Set<String> NAMES = Set.of(SCHEMAS, DESCRIPTIONS, STRICT);

  /**
   * Reads the options.
   *
   * @throws BadOptionException if one has a value that it cannot have; the message says which
   */
  public static Settings of(Map<String, String> options) {
    return new Settings(
        schemas(options.getOrDefault(SCHEMAS, "false")),
        descriptions(options.getOrDefault(DESCRIPTIONS, "off")),
        strict(options.getOrDefault(STRICT, "")));
  }

  private static boolean schemas(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refusal(SCHEMAS, value, "true or false");
    };
  }

  private static Optional<Diagnostic.Kind> descriptions(String value) {
    return switch (value) {
      case "off" -> Optional.empty();
      case "warning" -> Optional.of(Diagnostic.Kind.WARNING);
      case "error" -> Optional.of(Diagnostic.Kind.ERROR);
      default -> throw refusal(DESCRIPTIONS, value, "off, warning or error");
    };
  }

  private static List<Dialect> strict(String value) {
    List<Dialect> dialects = new ArrayList<>();
    for (String name : value.isBlank() ? new String[0] : value.split(",", -1)) {
      dialects.add(
          switch (name.strip()) {
            case "openai" -> Dialect.OPENAI_STRICT;
            case "anthropic" -> Dialect.ANTHROPIC_STRICT;
            default -> throw refusal(STRICT, value, "openai, anthropic or both with a comma");
          });
    }
    return List.copyOf(dialects);
  }

  private static BadOptionException refusal(String name, String value, String remedy) {
    return new BadOptionException(
        Rule.BAD_OPTION.broken("-A" + name + " is " + value, "use " + remedy));
  }
}
