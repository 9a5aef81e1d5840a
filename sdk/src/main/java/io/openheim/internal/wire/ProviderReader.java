package io.openheim.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.openheim.llm.Feature;
import io.openheim.shape.dialect.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Reads the table of providers. The file is ours: anything odd in it is an error. */
final class ProviderReader {
  private static final String FILE = "providers.json";

  private final JsonReader json;
  private final Map<Wire, WireRow> wires = new EnumMap<>(Wire.class);

  private ProviderReader(JsonReader json) {
    this.json = json;
  }

  /** Reads the file of this library. */
  static ProviderTable load() {
    try (InputStream file = ProviderReader.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(
            FILE + " is missing from this copy of the library, which is incomplete");
      }
      return read(Okio.buffer(Okio.source(file)));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Reads a table. */
  static ProviderTable read(BufferedSource source) {
    ProviderReader reader = new ProviderReader(JsonReader.of(source));
    try {
      return reader.table();
    } catch (IOException | JsonDataException | IllegalArgumentException | DateTimeException e) {
      throw broken(new IOException(e.getMessage() + ", near " + reader.json.getPath(), e));
    }
  }

  private static IllegalStateException broken(IOException e) {
    return new IllegalStateException(
        FILE + " of this copy of the library cannot be read: " + e.getMessage(), e);
  }

  private ProviderTable table() throws IOException {
    List<ModelRule> rules = new ArrayList<>();
    List<ProviderRow> rows = new ArrayList<>();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "about" -> strings();
        case "wires" -> wires();
        case "models" -> rules(rules, Wire.OPENAI_CHAT);
        case "providers" -> {
          json.beginArray();
          while (json.hasNext()) {
            rows.add(new RowReader().read());
          }
          json.endArray();
        }
        default -> throw unknown();
      }
    }
    json.endObject();
    return new ProviderTable(wires, rules, rows);
  }

  private void wires() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      wires.put(Wire.valueOf(json.nextName()), wire());
    }
    json.endObject();
  }

  private WireRow wire() throws IOException {
    KeyHeader keyHeader = null;
    int maxTokens = 0;
    Dialect dialect = null;
    Dialect strict = null;
    Set<Feature> features = Set.of();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "auth" -> keyHeader = KeyHeader.valueOf(json.nextString());
        case "maxTokens" -> maxTokens = json.nextInt();
        case "dialect" -> dialect = Dialect.valueOf(json.nextString());
        case "strictDialect" -> strict = Dialect.valueOf(json.nextString());
        case "features" -> features = features();
        default -> throw unknown();
      }
    }
    json.endObject();
    return new WireRow(
        given("auth", keyHeader),
        maxTokens,
        given("dialect", dialect),
        given("strictDialect", strict),
        features);
  }

  private void rules(List<ModelRule> rules, Wire usual) throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      rules.add(rule(usual));
    }
    json.endArray();
  }

  private ModelRule rule(Wire usual) throws IOException {
    Set<Wire> wires = EnumSet.of(usual);
    Pattern model = null;
    Set<Feature> adds = Set.of();
    Set<Feature> lacks = Set.of();
    int maxTokens = 0;
    Dialect dialect = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "wires" -> {
          wires = EnumSet.noneOf(Wire.class);
          for (String wire : strings()) {
            wires.add(Wire.valueOf(wire));
          }
        }
        case "model" -> model = Pattern.compile(json.nextString());
        case "adds" -> adds = features();
        case "lacks" -> lacks = features();
        case "maxTokens" -> maxTokens = json.nextInt();
        case "dialect" -> dialect = Dialect.valueOf(json.nextString());
        case "why" -> json.nextString();
        default -> throw unknown();
      }
    }
    json.endObject();
    return new ModelRule(wires, given("model", model), adds, lacks, maxTokens, dialect);
  }

  private Set<Feature> features() throws IOException {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (String name : strings()) {
      if (!features.add(Feature.valueOf(name))) {
        throw new IllegalArgumentException(name + " is said twice");
      }
    }
    return Collections.unmodifiableSet(features);
  }

  private List<String> strings() throws IOException {
    List<String> strings = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      strings.add(json.nextString());
    }
    json.endArray();
    return List.copyOf(strings);
  }

  private Map<String, String> map() throws IOException {
    Map<String, String> map = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      map.put(json.nextName(), json.nextString());
    }
    json.endObject();
    return Collections.unmodifiableMap(map);
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException("there is a field that nobody reads");
  }

  private static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("the field " + field + " is missing");
    }
    return value;
  }

  /** Reads the row of one provider. */
  private final class RowReader {
    private @Nullable String name;
    private List<String> aliases = List.of();
    private Wire wire = Wire.OPENAI_CHAT;
    private List<String> baseUrls = List.of();
    private List<String> hosts = List.of();
    private boolean onlyByHost;
    private List<String> keys = List.of();
    private boolean needsKey = true;
    private @Nullable KeyHeader keyHeader;
    private Map<String, String> query = Map.of();
    private @Nullable String model;
    private boolean lists = true;
    private Set<Feature> adds = Set.of();
    private Set<Feature> lacks = Set.of();
    private @Nullable Dialect dialect;
    private final List<ModelRule> rules = new ArrayList<>();
    private @Nullable String source;
    private @Nullable LocalDate date;
    private @Nullable String note;

    ProviderRow read() throws IOException {
      json.beginObject();
      while (json.hasNext()) {
        field(json.nextName());
      }
      json.endObject();
      return new ProviderRow(
          given("name", name),
          aliases,
          wire,
          baseUrls,
          hosts,
          onlyByHost,
          keys,
          needsKey,
          keyHeader == null ? given("wires." + wire, wires.get(wire)).keyHeader() : keyHeader,
          query,
          model,
          lists,
          adds,
          lacks,
          dialect,
          List.copyOf(rules),
          given("source", source),
          given("date", date),
          note);
    }

    private void field(String field) throws IOException {
      switch (field) {
        case "name" -> name = json.nextString();
        case "aliases" -> aliases = strings();
        case "wire" -> wire = Wire.valueOf(json.nextString());
        case "baseUrls" -> baseUrls = strings();
        case "hosts" -> hosts = strings();
        case "onlyByHost" -> onlyByHost = json.nextBoolean();
        case "keys" -> keys = strings();
        case "needsKey" -> needsKey = json.nextBoolean();
        case "auth" -> keyHeader = KeyHeader.valueOf(json.nextString());
        case "query" -> query = map();
        case "model" -> model = json.nextString();
        case "lists" -> lists = json.nextBoolean();
        case "adds" -> adds = features();
        case "lacks" -> lacks = features();
        case "dialect" -> dialect = Dialect.valueOf(json.nextString());
        case "models" -> rules(rules, wire);
        case "source" -> source = json.nextString();
        case "date" -> date = LocalDate.parse(json.nextString());
        case "note" -> note = json.nextString();
        default -> throw unknown();
      }
    }
  }
}
