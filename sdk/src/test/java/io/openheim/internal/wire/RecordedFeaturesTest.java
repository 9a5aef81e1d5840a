package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openheim.internal.json.JsonTree;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a provider took in a recorded request is taken according to the table. */
class RecordedFeaturesTest {
  private static final String ABSENT =
      "no recorded exchanges: the directory ../shared/wire beside the project is absent";

  private static final Map<String, Wire> DIALECTS =
      Map.of(
          "openai-chat", Wire.OPENAI_CHAT,
          "openai-responses", Wire.OPENAI_RESPONSES,
          "anthropic", Wire.ANTHROPIC,
          "gemini", Wire.GEMINI);

  /** Names of folders that are not names of providers. */
  private static final Map<String, String> NAMES =
      Map.of("openai-chat", "api.openai.com", "openai-responses", "api.openai.com");

  /** OpenRouter takes both names of the limit; Doubleword is not in the table. */
  private static final Set<String> OTHERWISE =
      Set.of(
          "openrouter OPENAI_CHAT anthropic/claude-sonnet-4.6 MAX_COMPLETION_TOKENS",
          "openrouter OPENAI_CHAT minimax/minimax-m2:free MAX_COMPLETION_TOKENS",
          "doubleword OPENAI_CHAT Qwen/Qwen3.5-9B REASONING_OFF");

  @Test
  void whatProvidersTookIsInTheTable() throws IOException {
    Path wire = directory();
    if (wire == null) {
      assertThat(Boolean.getBoolean("wire.required")).as(ABSENT).isFalse();
      assumeTrue(false, ABSENT);
    }
    Set<String> missing = new TreeSet<>();
    int features = 0;
    try (Stream<Path> files = Files.walk(wire)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        features += check(object(JsonTree.parse(Files.readString(file))), missing);
      }
    }

    assertThat(missing).containsExactlyInAnyOrderElementsOf(OTHERWISE);
    assertThat(features).isGreaterThan(1000);
  }

  private static int check(Map<String, Object> recording, Set<String> missing) {
    Wire wire = DIALECTS.get((String) recording.get("dialect"));
    if (wire == null) {
      return 0;
    }
    int count = 0;
    String provider = (String) recording.get("provider");
    for (Object each : (List<?>) recording.get("exchanges")) {
      Map<String, Object> request = object(object(each).get("request"));
      Map<String, Object> response = object(object(each).get("response"));
      if (request.get("body") instanceof Map
          && Integer.parseInt(response.get("status").toString()) < 300) {
        Map<String, Object> body = object(request.get("body"));
        String host =
            (String)
                object(request.get("headers"))
                    .getOrDefault("host", NAMES.getOrDefault(provider, "unknown"));
        String model = model(request, body);
        Capabilities taken = ProviderTable.capabilities(wire, provider, host, model);
        for (Feature feature : used(wire, body)) {
          count++;
          if (!taken.takes(feature)) {
            missing.add(provider + " " + wire + " " + model + " " + feature);
          }
        }
      }
    }
    return count;
  }

  private static String model(Map<String, Object> request, Map<String, Object> body) {
    String path = (String) request.get("path");
    return body.containsKey("model")
        ? (String) body.get("model")
        : path.substring(path.lastIndexOf('/') + 1).split(":", 2)[0];
  }

  private static Set<Feature> used(Wire wire, Map<String, Object> body) {
    return switch (wire) {
      case OPENAI_CHAT -> ofChat(body);
      case OPENAI_RESPONSES -> ofResponses(body);
      case ANTHROPIC -> ofAnthropic(body);
      case GEMINI -> ofGemini(body);
    };
  }

  private static Set<Feature> ofChat(Map<String, Object> body) {
    Set<Feature> used = common(body);
    put(used, Feature.STREAM_OPTIONS, body.containsKey("stream_options"));
    put(used, Feature.SEED, body.containsKey("seed"));
    put(used, Feature.STOP, body.containsKey("stop"));
    put(used, Feature.REASONING_EFFORT, isEffort(body.get("reasoning_effort")));
    put(used, Feature.REASONING_OFF, "none".equals(body.get("reasoning_effort")));
    put(used, Feature.MAX_COMPLETION_TOKENS, body.containsKey("max_completion_tokens"));
    put(used, Feature.THINKING_FIELD, body.containsKey("thinking"));
    put(used, Feature.REASONING_OBJECT, body.containsKey("reasoning"));
    put(used, Feature.JSON_SCHEMA, has(body.get("response_format"), is("type", "json_schema")));
    put(used, Feature.IMAGES, has(body.get("messages"), is("type", "image_url")));
    put(used, Feature.DOCUMENTS, has(body.get("messages"), is("type", "file")));
    put(used, Feature.SYSTEM, has(body.get("messages"), is("role", "system")));
    return used;
  }

  private static Set<Feature> ofResponses(Map<String, Object> body) {
    Set<Feature> used = common(body);
    put(used, Feature.METADATA, body.containsKey("metadata"));
    put(
        used,
        Feature.REASONING_EFFORT,
        has(body.get("reasoning"), map -> isEffort(map.get("effort"))));
    put(used, Feature.JSON_SCHEMA, has(body.get("text"), is("type", "json_schema")));
    put(used, Feature.IMAGES, has(body.get("input"), is("type", "input_image")));
    put(used, Feature.DOCUMENTS, has(body.get("input"), is("type", "input_file")));
    put(used, Feature.SYSTEM, body.containsKey("instructions"));
    return used;
  }

  private static Set<Feature> ofAnthropic(Map<String, Object> body) {
    Set<Feature> used = common(body);
    put(used, Feature.STOP, body.containsKey("stop_sequences"));
    put(used, Feature.FORCED_TOOL_CHOICE, has(body.get("tool_choice"), is("type", "any")));
    put(used, Feature.FORCED_TOOL_CHOICE, has(body.get("tool_choice"), is("type", "tool")));
    put(used, Feature.REASONING_BUDGET, has(body.get("thinking"), is("type", "enabled")));
    put(used, Feature.ADAPTIVE_REASONING, has(body.get("thinking"), is("type", "adaptive")));
    put(used, Feature.JSON_SCHEMA, has(body.get("output_config"), is("type", "json_schema")));
    put(used, Feature.IMAGES, has(body.get("messages"), is("type", "image")));
    put(used, Feature.DOCUMENTS, has(body.get("messages"), is("type", "document")));
    return used;
  }

  private static Set<Feature> ofGemini(Map<String, Object> body) {
    Map<String, Object> config =
        body.get("generationConfig") instanceof Map
            ? object(body.get("generationConfig"))
            : Map.of();
    Set<Feature> used = common(config);
    put(
        used,
        Feature.TOOLS,
        has(body.get("tools"), map -> map.containsKey("functionDeclarations")));
    put(used, Feature.TOP_P, config.containsKey("topP"));
    put(used, Feature.STOP, config.containsKey("stopSequences"));
    put(
        used,
        Feature.REASONING_BUDGET,
        has(config.get("thinkingConfig"), map -> map.containsKey("thinkingBudget")));
    put(
        used,
        Feature.REASONING_EFFORT,
        has(config.get("thinkingConfig"), map -> map.containsKey("thinkingLevel")));
    put(
        used,
        Feature.JSON_SCHEMA,
        config.containsKey("responseSchema") || config.containsKey("responseJsonSchema"));
    put(
        used,
        Feature.JSON_SCHEMA_WITH_TOOLS,
        used.contains(Feature.JSON_SCHEMA) && used.contains(Feature.TOOLS));
    put(used, Feature.SYSTEM, body.containsKey("systemInstruction"));
    put(
        used,
        Feature.CALL_IDS,
        has(
            body.get("contents"),
            map -> has(map.get("functionResponse"), inner -> inner.containsKey("id"))));
    return used;
  }

  private static Set<Feature> common(Map<String, Object> body) {
    Set<Feature> used = EnumSet.noneOf(Feature.class);
    put(used, Feature.TEMPERATURE, body.containsKey("temperature"));
    put(used, Feature.TOP_P, body.containsKey("top_p"));
    put(used, Feature.TOOLS, body.containsKey("tools"));
    put(used, Feature.TOOL_CHOICE, body.containsKey("tool_choice"));
    put(
        used,
        Feature.FORCED_TOOL_CHOICE,
        Set.of("required", "any").contains(String.valueOf(body.get("tool_choice"))));
    put(used, Feature.FORCED_TOOL_CHOICE, has(body.get("tool_choice"), is("type", "function")));
    put(used, Feature.PARALLEL_TOOL_CALLS, body.containsKey("parallel_tool_calls"));
    return used;
  }

  private static boolean isEffort(Object value) {
    return value != null && !value.equals("none");
  }

  private static void put(Set<Feature> used, Feature feature, boolean is) {
    if (is) {
      used.add(feature);
    }
  }

  private static Predicate<Map<String, Object>> is(String field, String value) {
    return map -> value.equals(map.get(field));
  }

  /** Whether there is such an object anywhere in a tree. */
  private static boolean has(Object tree, Predicate<Map<String, Object>> wanted) {
    List<Object> below = new ArrayList<>();
    if (tree instanceof Map) {
      if (wanted.test(object(tree))) {
        return true;
      }
      below.addAll(object(tree).values());
    } else if (tree instanceof List<?> list) {
      below.addAll(list);
    }
    return below.stream().anyMatch(inner -> has(inner, wanted));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object tree) {
    return (Map<String, Object>) tree;
  }

  private static Path directory() {
    String root = System.getProperty("openheim.root", System.getProperty("user.dir"));
    for (Path at = Path.of(root).toAbsolutePath(); at != null; at = at.getParent()) {
      Path wire = at.resolveSibling("shared").resolve("wire");
      if (Files.isDirectory(wire)) {
        return wire;
      }
    }
    return null;
  }
}
