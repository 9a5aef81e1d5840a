package io.openheim.internal.wire;

import io.openheim.error.ConfigException;
import io.openheim.llm.Feature;
import io.openheim.shape.dialect.Dialect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider. Immutable.
 *
 * @param name what users call it
 * @param aliases what they also call it
 * @param wire its format
 * @param baseUrls its address; of several, the first that can be filled in from the environment:
 *     {@code {NAME}} is a variable, {@code {NAME!text}} one that must not be {@code text}
 * @param hosts the domains by which an address is recognised; one that begins with a dash is the
 *     end of a name
 * @param onlyByHost whether its name alone says nothing, as clients have it by default
 * @param keys the variables that may hold its key, in this order
 * @param needsKey whether nothing works without a key
 * @param keyHeader how the key is sent
 * @param query parameters of the address; a value {@code {NAME}} is a variable, and one that is not
 *     set is left out
 * @param model the model to ask if none is named, or null if there is no good choice
 * @param lists whether it tells which models it has
 * @param adds what it takes beyond others of its format
 * @param lacks what it does not take
 * @param dialect the form of schemas, or null for that of its format
 * @param rules what is special about some of its models
 * @param source where this is from
 * @param date when this was so
 * @param note what else is to be said of the source, or null
 */
public record ProviderRow(
    String name,
    List<String> aliases,
    Wire wire,
    List<String> baseUrls,
    List<String> hosts,
    boolean onlyByHost,
    List<String> keys,
    boolean needsKey,
    KeyHeader keyHeader,
    Map<String, String> query,
    @Nullable String model,
    boolean lists,
    Set<Feature> adds,
    Set<Feature> lacks,
    @Nullable Dialect dialect,
    List<ModelRule> rules,
    String source,
    LocalDate date,
    @Nullable String note) {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._:-]+");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?:!(\\w+))?}");

  /**
   * The address, filled in.
   *
   * @param environment gives the values of variables
   * @return the address; empty if variables are missing
   */
  public Optional<String> baseUrl(UnaryOperator<@Nullable String> environment) {
    return baseUrls.stream()
        .map(address -> filled(address, environment))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The variables that are missing for the address that needs the fewest. */
  public List<String> missing(UnaryOperator<@Nullable String> environment) {
    List<String> names = new ArrayList<>();
    Matcher variables = VARIABLE.matcher(baseUrls.get(baseUrls.size() - 1));
    while (variables.find()) {
      String name = variables.group(1);
      if (value(name, environment) == null && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** The parameters of the address that are set. */
  public Map<String, String> query(UnaryOperator<@Nullable String> environment) {
    Map<String, String> set = new LinkedHashMap<>();
    query.forEach(
        (parameter, text) ->
            filled(text, environment).ifPresent(value -> set.put(parameter, value)));
    return set;
  }

  /** The first of the variables for its key that is set. */
  public Optional<String> keyVariable(UnaryOperator<@Nullable String> environment) {
    return keys.stream().filter(name -> value(name, environment) != null).findFirst();
  }

  /** The variable that may hold another address of it. */
  public String baseUrlVariable() {
    return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_BASE_URL";
  }

  /** Whether a host is one of its own. */
  boolean isAt(String host) {
    return hosts.stream().anyMatch(own -> isAt(own, host));
  }

  private static boolean isAt(String own, String host) {
    return own.startsWith("-") ? host.endsWith(own) : host.equals(own) || host.endsWith("." + own);
  }

  private static Optional<String> filled(String text, UnaryOperator<@Nullable String> environment) {
    StringBuilder filled = new StringBuilder();
    Matcher variables = VARIABLE.matcher(text);
    while (variables.find()) {
      String value = value(variables.group(1), environment);
      if (value == null || value.equals(variables.group(2))) {
        return Optional.empty();
      }
      // Azure shows its addresses with a slash at the end.
      String bare = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
      if (variables.start() > 0 && !PART.matcher(bare).matches()) {
        // Anything else could lead the key to another machine.
        throw new ConfigException(
            "the environment variable "
                + variables.group(1)
                + " is a part of an address: letters, digits, and any of . _ : -; found '"
                + bare
                + "'");
      }
      variables.appendReplacement(filled, Matcher.quoteReplacement(bare));
    }
    return Optional.of(variables.appendTail(filled).toString());
  }

  /** The value of a variable; null if it is blank. */
  public static @Nullable String value(
      String variable, UnaryOperator<@Nullable String> environment) {
    String value = environment.apply(variable);
    return value == null || value.isBlank() ? null : value.strip();
  }

  @Override
  public String toString() {
    return "ProviderRow[" + name + "]";
  }
}
