package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.Feature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that each row of the table keeps. */
class ProviderRowsTest {
  static List<ProviderRow> rows() {
    return ProviderTable.providers();
  }

  @Test
  void namesAndTheirOthersAreUnique() {
    List<String> names = new ArrayList<>();
    for (ProviderRow row : rows()) {
      names.add(row.name());
      names.addAll(row.aliases());
    }

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9.-]+"));
  }

  @Test
  void hostsOfOneFormatAreUniqueAndNoneIsPartOfAnother() {
    for (Wire wire : Wire.values()) {
      List<String> hosts =
          rows().stream()
              .filter(row -> row.wire() == wire)
              .flatMap(row -> row.hosts().stream())
              .toList();

      assertThat(hosts).doesNotHaveDuplicates();
      for (String host : hosts) {
        assertThat(hosts).noneMatch(other -> other.endsWith("." + host));
      }
    }
  }

  @Test
  void bigThreeComeFirst() {
    assertThat(rows())
        .extracting(ProviderRow::name)
        .startsWith("openai", "anthropic", "gemini")
        .contains("vertex", "azure", "openai-responses", "vllm", "llamacpp", "lmstudio");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void addressIsOneAndLiesAtItsHost(ProviderRow row) {
    assertThat(row.baseUrls()).isNotEmpty();
    for (String template : row.baseUrls()) {
      String address =
          template
              .replace("{AZURE_OPENAI_ENDPOINT}", "https://mine.openai.azure.com")
              .replace("{OPENAI_BASE_URL}", "https://api.openai.com/v1")
              .replaceAll("\\{\\w+(!\\w+)?}", "mine");
      HttpUrl url = Objects.requireNonNull(HttpUrl.parse(address), address);

      assertThat(address).doesNotContain("{").doesNotEndWith("/");
      assertThat(url.query()).isNull();
      if (row.hosts().isEmpty()) {
        assertThat(url.host()).isEqualTo("localhost");
      } else {
        assertThat(url.isHttps()).isTrue();
        assertThat(row.isAt(url.host())).as(url.host()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void addressNeedsNothingOrNamedVariables(ProviderRow row) {
    boolean ready = row.baseUrl(name -> null).isPresent();

    assertThat(row.missing(name -> null).isEmpty()).isEqualTo(ready);
    assertThat(row.baseUrl(name -> "a-value")).isPresent();
    assertThat(row.missing(name -> "a-value")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void keyIsInVariablesAndOnlyServersOfOnesOwnNeedNone(ProviderRow row) {
    assertThat(row.keys()).isNotEmpty().allMatch(key -> key.matches("[A-Z0-9_]+"));
    assertThat(row.needsKey()).isEqualTo(!row.hosts().isEmpty());
    if (!row.needsKey()) {
      assertThat(row.model()).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void sourceAndDateAreThere(ProviderRow row) {
    assertThat(row.date()).isBetween(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 11, 24));
    if (row.source().equals("recordings")) {
      assertThat(row.note()).contains("seen in recordings");
    } else {
      HttpUrl source = Objects.requireNonNull(HttpUrl.parse(row.source()), row.source());
      assertThat(source.isHttps()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void nothingIsAddedThatIsThereNorLackingThatIsNot(ProviderRow row) {
    Set<Feature> usual = usual(row.wire());

    assertThat(Collections.disjoint(usual, row.adds())).isTrue();
    assertThat(usual).containsAll(row.lacks());
    for (ModelRule rule : row.rules()) {
      assertThat(rule.wires()).containsExactly(row.wire());
      assertThat(Collections.disjoint(rule.adds(), rule.lacks())).isTrue();
      assertThat(rule.adds().size() + rule.lacks().size() + (rule.dialect() == null ? 0 : 1))
          .isPositive();
    }
  }

  @Test
  void everyFeatureIsTakenBySomebodyAndMissingWithSomebody() {
    Set<Feature> taken = EnumSet.noneOf(Feature.class);
    Set<Feature> missing = EnumSet.noneOf(Feature.class);
    for (Wire wire : Wire.values()) {
      Stream.concat(
              rows().stream().filter(row -> row.wire() == wire), Stream.of((ProviderRow) null))
          .forEach(
              row -> {
                for (String model : models(row)) {
                  for (Feature feature : Feature.values()) {
                    boolean takes =
                        ProviderTable.capabilities(
                                wire,
                                row == null ? "" : row.name(),
                                row == null || row.hosts().isEmpty() ? "" : row.hosts().get(0),
                                model)
                            .takes(feature);
                    (takes ? taken : missing).add(feature);
                  }
                }
              });
    }

    assertThat(taken).containsExactly(Feature.values());
    assertThat(missing).containsExactly(Feature.values());
  }

  private static List<String> models(ProviderRow row) {
    List<String> some =
        List.of(
            "o1-mini",
            "gpt-5-mini",
            "claude-haiku-4-5",
            "gemma-3-27b-it",
            "qwen3-4b-thinking-2507");
    List<String> models = new ArrayList<>(some);
    if (row != null && row.model() != null) {
      models.add(row.model());
    }
    return models;
  }

  private static Set<Feature> usual(Wire wire) {
    Set<Feature> usual = new HashSet<>();
    for (Feature feature : Feature.values()) {
      if (ProviderTable.capabilities(wire, "", "", "").takes(feature)) {
        usual.add(feature);
      }
    }
    return usual;
  }
}
