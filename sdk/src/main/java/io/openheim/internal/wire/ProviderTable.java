package io.openheim.internal.wire;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.shape.dialect.Dialect;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of providers and their models. It is read from {@code providers.json} when it is
 * first asked for. Immutable and thread-safe.
 */
public final class ProviderTable {
  private final Map<Wire, WireRow> wires;
  private final List<ModelRule> rules;
  private final List<ProviderRow> rows;
  private final Map<String, ProviderRow> byName = new HashMap<>();

  ProviderTable(Map<Wire, WireRow> wires, List<ModelRule> rules, List<ProviderRow> rows) {
    this.wires = Map.copyOf(wires);
    this.rules = List.copyOf(rules);
    this.rows = List.copyOf(rows);
    for (ProviderRow row : rows) {
      byName.put(row.name(), row);
      row.aliases().forEach(alias -> byName.put(alias, row));
    }
  }

  /** The table of this library. */
  static ProviderTable get() {
    return Loaded.TABLE;
  }

  /** All providers, in the order in which they are looked for and shown. */
  public static List<ProviderRow> providers() {
    return get().rows;
  }

  /**
   * A provider.
   *
   * @param name its name, or another one that it is known by
   */
  public static Optional<ProviderRow> find(String name) {
    return Optional.ofNullable(get().byName.get(name));
  }

  /**
   * What a model takes: what others of the format take, as its provider has it otherwise, as it is
   * otherwise with models of its name.
   *
   * @param wire the format in which it is asked
   * @param provider the provider's name, known or not
   * @param host where it is asked
   * @param model the model's name
   */
  public static Capabilities capabilities(Wire wire, String provider, String host, String model) {
    return get().taken(wire, get().row(wire, provider, host), model);
  }

  /**
   * The form in which a model takes schemas that are not enforced.
   *
   * @param wire the format in which it is asked
   * @param provider the provider's name, known or not
   * @param host where it is asked
   * @param model the model's name
   */
  public static Dialect dialect(Wire wire, String provider, String host, String model) {
    return get().form(wire, get().row(wire, provider, host), model);
  }

  /** The form of the schemas that providers of a format enforce. */
  public static Dialect strictDialect(Wire wire) {
    return get().wire(wire).strictDialect();
  }

  /** How keys are sent in a format, if nothing else is known. */
  public static KeyHeader keyHeader(Wire wire) {
    return get().wire(wire).keyHeader();
  }

  Capabilities taken(Wire wire, Optional<ProviderRow> row, String model) {
    WireRow defaults = wire(wire);
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    features.addAll(defaults.features());
    row.ifPresent(
        provider -> {
          features.addAll(provider.adds());
          features.removeAll(provider.lacks());
        });
    int maxTokens = defaults.maxTokens();
    for (ModelRule rule : fitting(wire, row, model)) {
      features.addAll(rule.adds());
      features.removeAll(rule.lacks());
      maxTokens = rule.maxTokens() == 0 ? maxTokens : rule.maxTokens();
    }
    return Capabilities.of(features, maxTokens);
  }

  private Dialect form(Wire wire, Optional<ProviderRow> row, String model) {
    Dialect form = row.map(ProviderRow::dialect).orElse(wire(wire).dialect());
    for (ModelRule rule : fitting(wire, row, model)) {
      form = rule.dialect() == null ? form : rule.dialect();
    }
    return form;
  }

  /** Those about any provider's models come first. */
  private List<ModelRule> fitting(Wire wire, Optional<ProviderRow> row, String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return Stream.concat(rules.stream(), row.stream().flatMap(own -> own.rules().stream()))
        .filter(rule -> rule.fits(wire, name))
        .toList();
  }

  /** Where a server is says more than what a user calls it. */
  private Optional<ProviderRow> row(Wire wire, String provider, String host) {
    String at = host.toLowerCase(Locale.ROOT);
    return rows.stream()
        .filter(row -> row.wire() == wire && row.isAt(at))
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(byName.get(provider.toLowerCase(Locale.ROOT)))
                    .filter(row -> row.wire() == wire && !row.onlyByHost()));
  }

  private WireRow wire(Wire wire) {
    WireRow row = wires.get(wire);
    if (row == null) {
      throw new IllegalStateException("providers.json says nothing of " + wire);
    }
    return row;
  }

  /** Read when it is first used. */
  private static final class Loaded {
    static final ProviderTable TABLE = ProviderReader.load();
  }
}
