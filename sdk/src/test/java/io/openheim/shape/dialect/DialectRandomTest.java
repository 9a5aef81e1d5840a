package io.openheim.shape.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import io.openheim.shape.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws that hold for any schema, tried on many that a seed makes up. */
class DialectRandomTest {
  private static final int SCHEMAS = 3_000;

  private static final Map<Dialect, Set<String>> KEYWORDS =
      Map.of(
          Dialect.OPENAI_STRICT,
          Set.of(
              "type",
              "description",
              "properties",
              "required",
              "items",
              "enum",
              "anyOf",
              "$ref",
              "$defs",
              "additionalProperties",
              "minimum",
              "exclusiveMinimum",
              "minItems",
              "format",
              "pattern"),
          Dialect.ANTHROPIC_STRICT,
          Set.of(
              "type",
              "title",
              "description",
              "properties",
              "required",
              "items",
              "enum",
              "anyOf",
              "$ref",
              "$defs",
              "additionalProperties",
              "minItems",
              "format"),
          Dialect.GEMINI_OPENAPI,
          Set.of(
              "type",
              "description",
              "properties",
              "required",
              "items",
              "enum",
              "anyOf",
              "nullable",
              "minimum",
              "minItems",
              "maxItems",
              "minLength",
              "pattern",
              "default",
              "format"));

  private Random random = new Random();

  @ParameterizedTest
  @EnumSource
  void anySchemaIsAdaptedOnceAndForAll(Dialect dialect) {
    int done = 0;
    for (int seed = 0; seed < SCHEMAS; seed++) {
      random = new Random(seed);
      Map<String, Object> schema = root();
      String input = JsonText.write(schema);
      Adapted once;
      try {
        once = dialect.adapt(schema);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).as(input).hasMessageMatching(".*(reference|parts).*");
        continue;
      }
      assertThat(JsonText.write(schema)).isEqualTo(input);
      if (!once.schema().isEmpty() && (once.strict() || !dialect.hasStrictMode())) {
        done++;
        Map<String, Object> settled = once.schema();
        if (dialect == Dialect.GEMINI_OPENAPI) {
          // A choice of one that contradicted what stood beside it joins it once that is in words.
          settled = dialect.adapt(settled).schema();
        }
        assertThat(JsonText.write(dialect.adapt(settled).schema()))
            .as(input)
            .isEqualTo(JsonText.write(settled));
        Set<String> keywords = new TreeSet<>();
        keywords(once.schema(), keywords);
        if (KEYWORDS.containsKey(dialect)) {
          assertThat(KEYWORDS.get(dialect)).as(input).containsAll(keywords);
        }
      }
    }
    assertThat(done).isGreaterThan(100);
  }

  private static void keywords(Map<String, Object> node, Set<String> keywords) {
    keywords.addAll(node.keySet());
    SchemaKeywords.replaceEach(
        new LinkedHashMap<>(node),
        "",
        (inner, path, keyword) -> {
          keywords(SchemaKeywords.object(inner), keywords);
          return inner;
        });
  }

  private Map<String, Object> root() {
    Map<String, Object> root = object(2);
    Map<String, Object> definitions = new LinkedHashMap<>();
    definitions.put("A", object(2));
    root.put("$defs", definitions);
    root.put("definitions", with("B", object(1)));
    return root;
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("type", "object");
    Map<String, Object> properties = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      properties.put("p" + i, schema(depth - 1));
    }
    node.put("properties", properties);
    node.put("required", new ArrayList<>(List.of("p0")));
    return node;
  }

  private Map<String, Object> schema(int depth) {
    Map<String, Object> node =
        switch (random.nextInt(depth > 0 ? 12 : 7)) {
          case 0 -> tree("{'type':'string','format':'date','minLength':1}");
          case 1 -> tree("{'type':['integer','null'],'minimum':1}");
          case 2 -> tree("{'enum':['a','b']}");
          case 3 -> tree("{'const':5}");
          case 4 -> tree("{'$ref':'#/$defs/A'}");
          case 5 -> tree("{'$ref':'#/definitions/B'}");
          case 6 -> tree("{'type':'string','nullable':true,'format':'uri','pattern':'(?=a)'}");
          case 7 -> object(depth);
          case 8 -> with("items", schema(depth - 1));
          case 9 -> with("anyOf", List.of(schema(depth - 1), tree("{'type':'null'}")));
          case 10 -> with("oneOf", List.of(schema(depth - 1), schema(depth - 1)));
          default -> with("allOf", List.of(schema(depth - 1), schema(depth - 1)));
        };
    for (String more :
        List.of(
            "{'description':'d'}",
            "{'title':'T','default':null}",
            "{'type':['string','array']}",
            "{'minItems':1,'uniqueItems':true}",
            "{'exclusiveMinimum':true}",
            "{'prefixItems':[{'type':'string'},true]}",
            "{'allOf':[{'$ref':'#/$defs/A'}]}",
            "{'anyOf':[{'$ref':'#/definitions/B'}]}",
            "{'enum':[1,'x',null]}",
            "{'not':{'const':1}}",
            "{'nullable':true}")) {
      if (random.nextInt(12) == 0) {
        tree(more).forEach(node::putIfAbsent);
      }
    }
    return node;
  }

  private static Map<String, Object> with(String keyword, Object value) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put(keyword, value);
    return node;
  }

  private static Map<String, Object> tree(String json) {
    return SchemaKeywords.object(JsonTree.parse(json.replace('\'', '"')));
  }
}
