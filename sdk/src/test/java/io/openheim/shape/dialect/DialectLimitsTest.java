package io.openheim.shape.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.internal.json.JsonTree;
import io.openheim.shape.JsonNumber;
import io.openheim.shape.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What providers limit, and what nobody should have to swallow. */
class DialectLimitsTest {
  private static final Map<String, Object> STRING = Map.of("type", "string");

  @ParameterizedTest
  @MethodSource("tooMuchForOpenAi")
  void openAiLimits(Map<String, Object> fits, Map<String, Object> tooMuch, String obstacle) {
    assertThat(Dialect.OPENAI_STRICT.adapt(fits).strict()).isTrue();
    assertThat(Dialect.OPENAI_STRICT.adapt(tooMuch).obstacles()).containsExactly(obstacle);
  }

  static Stream<Arguments> tooMuchForOpenAi() {
    return Stream.of(
        Arguments.of(
            withProperties(5_000),
            withProperties(5_001),
            "$: strict mode takes at most 5000 properties, got 5001"),
        Arguments.of(
            nested(9),
            nested(10),
            "$: strict mode takes at most 10 levels of objects and lists, got 11"),
        Arguments.of(
            object("x", choices(1_000, 10)),
            object("x", choices(1_001, 10)),
            "$: strict mode takes at most 1000 enum values, got 1001"),
        Arguments.of(
            object("x", choices(250, 400)),
            object("x", choices(251, 60)),
            "$: strict mode takes at most 15000 characters in an enum of more than 250 values,"
                + " got 15060"),
        Arguments.of(
            object("x", choices(249, 400)),
            object("x", choices(249, 500)),
            "$: strict mode takes at most 120000 characters of names and enum values, got 124501"));
  }

  @Test
  void levelsBehindReferencesCount() {
    Map<String, Object> schema =
        tree(
            "{'type':'object','properties':{'a':{'$ref':'#/$defs/A'}},"
                + "'$defs':{'A':{'type':'object','properties':{'b':{'$ref':'#/$defs/B'}}}}}");
    ((Map<String, Object>) SchemaKeywords.object(schema.get("$defs"))).put("B", nested(8));

    assertThat(Dialect.OPENAI_STRICT.adapt(schema).obstacles())
        .containsExactly("$: strict mode takes at most 10 levels of objects and lists, got 11");
  }

  @Test
  void anthropicLimitsOneSchema() {
    assertThat(Dialect.ANTHROPIC_STRICT.adapt(withProperties(24)).strict()).isTrue();
    assertThat(Dialect.ANTHROPIC_STRICT.adapt(withProperties(25)).obstacles())
        .containsExactly("$: strict mode takes at most 24 optional properties, got 25");
    assertThat(Dialect.ANTHROPIC_STRICT.adapt(withUnions(16)).strict()).isTrue();
    assertThat(Dialect.ANTHROPIC_STRICT.adapt(withUnions(17)).obstacles())
        .containsExactly("$: strict mode takes at most 16 unions of types, got 17");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 20", "1, 0, 20", "10, 0, 2", "24, 0, 1", "0, 5, 3", "0, 16, 1"})
  void anthropicLimitsWhatStrictToolsHaveTogether(int optionals, int unions, int strict) {
    Map<String, Object> schema = withUnions(unions);
    SchemaKeywords.object(schema.get("properties"))
        .putAll(SchemaKeywords.object(withProperties(optionals).get("properties")));

    List<Adapted> all = Dialect.ANTHROPIC_STRICT.adaptAll(Collections.nCopies(21, schema));

    assertThat(all.stream().filter(Adapted::strict)).hasSize(strict);
    assertThat(all.subList(0, strict)).allMatch(Adapted::strict);
    assertThat(all.get(20).schema()).isEqualTo(schema);
    assertThat(all.get(20).obstacles())
        .containsExactly(
            "$: the strict tools of a request have together at most 20 tools, 24 optional"
                + " properties and 16 unions of types");
  }

  @Test
  void otherDialectsHaveNoLimitsOfARequest() {
    List<Map<String, Object>> schemas = Collections.nCopies(30, withProperties(10));

    assertThat(Dialect.OPENAI_STRICT.adaptAll(schemas)).hasSize(30).allMatch(Adapted::strict);
    assertThat(Dialect.LOOSE.adaptAll(schemas)).hasSize(30).noneMatch(Adapted::strict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'properties':{'a':5}} | $.a: a schema is an object or a boolean, got the number 5",
        "{'properties':{'a':null}} | $.a: a schema is an object or a boolean, got null",
        "{'properties':[]} | $: the keyword properties has to be an object, got a list of 0",
        "{'type':'str'} | $: the keyword type has to be one of the seven types, or a list of some of"
            + " them, got \"str\"",
        "{'type':[]} | $: the keyword type has to be one of the seven types, or a list of some of"
            + " them, got a list of 0",
        "{'required':'a'} | $: the keyword required has to be a list of strings, got \"a\"",
        "{'enum':[]} | $: the keyword enum has to be a list, not an empty one, got a list of 0",
        "{'anyOf':{}} | $: the keyword anyOf has to be a list of schemas, not an empty one, got an"
            + " object",
        "{'items':'x'} | $: the keyword items has to be an object, a boolean or a list of schemas,"
            + " got \"x\"",
        "{'description':1} | $: the keyword description has to be a string, got the number 1",
        "{'$ref':'#/$defs/A'} | $: the reference #/$defs/A leads nowhere",
        "{'properties':{'a':{'$ref':'#/x/1'}}} | $.a: the reference #/x/1 leads nowhere",
        "{'properties':{'a':{'$ref':'b.json#/x'}}} | $.a: the reference b.json#/x leads out of the"
            + " schema",
        "{'properties':{'a':{'$ref':'#/$defs/A'}},'$defs':{'A':{'$ref':'#/$defs/B'},"
            + "'B':{'$ref':'#/$defs/A'}}} | $.a: the reference #/$defs/A leads in a circle"
      })
  void brokenSchemaIsRefused(String json, String message) {
    for (Dialect dialect :
        List.of(Dialect.OPENAI_STRICT, Dialect.ANTHROPIC_STRICT, Dialect.GEMINI_OPENAPI)) {
      assertThatThrownBy(() -> dialect.adapt(tree(json)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(message);
    }
  }

  @Test
  void partsWithinPartsAreRefused() {
    Map<String, Object> schema =
        tree(
            "{'properties':{'a':{'$ref':'#/$defs/A'}},'$defs':{'A':{'allOf':"
                + "[{'$ref':'#/$defs/A'},{'$ref':'#/$defs/A'}]}}}");

    assertThatThrownBy(() -> Dialect.OPENAI_STRICT.adapt(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("$defs.A: the schema is made of too many parts");
  }

  @ParameterizedTest
  @EnumSource
  void deepOrEndlessSchemaIsRefused(Dialect dialect) {
    Map<String, Object> endless = new LinkedHashMap<>();
    endless.put("items", endless);

    for (Map<String, Object> schema : List.of(nested(10_000), endless)) {
      assertThatThrownBy(() -> dialect.adapt(schema))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the schema nests more than 250 levels deep");
    }
  }

  @ParameterizedTest
  @EnumSource
  void deepestSchemaIsAdaptedAndWritten(Dialect dialect) {
    Map<String, Object> schema = nested(100);

    assertThat(JsonText.write(dialect.adapt(schema).schema())).contains("\"type\":\"string\"");
  }

  @ParameterizedTest
  @EnumSource
  void valueThatIsNoJsonIsRefused(Dialect dialect) {
    Map<Object, Object> keys = new LinkedHashMap<>();
    keys.put(1, "a");

    assertThatThrownBy(() -> dialect.adapt(Map.of("minimum", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the schema holds a java.lang.Integer, which is no value of JSON");
    assertThatThrownBy(() -> dialect.adapt(Map.of("properties", keys)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the schema has a property named 1, which is no string");
  }

  @ParameterizedTest
  @EnumSource(names = {"INLINED", "GEMINI_OPENAPI"})
  void definitionsThatDoubleEachOtherAreRefused(Dialect dialect) {
    Map<String, Object> definitions = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      Map<String, Object> next = Map.of("$ref", "#/$defs/D" + (i + 1));
      definitions.put("D" + i, object("a", next, "b", next));
    }
    definitions.put("D60", STRING);
    Map<String, Object> schema = object("a", Map.of("$ref", "#/$defs/D0"));
    schema.put("$defs", definitions);

    assertThatThrownBy(() -> dialect.adapt(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the schema, with its references followed, has more than 1000000 characters");
    assertThat(Dialect.ANTHROPIC_STRICT.adapt(schema).obstacles())
        .containsExactly("$: strict mode takes at most 24 optional properties, got 121");
  }

  @ParameterizedTest
  @EnumSource(names = {"INLINED", "OPENAI_STRICT", "ANTHROPIC_STRICT", "GEMINI_OPENAPI"})
  void longChainOfDefinitionsIsRefused(Dialect dialect) {
    Map<String, Object> definitions = new LinkedHashMap<>();
    for (int i = 0; i < 5_000; i++) {
      definitions.put("D" + i, object("a", Map.of("$ref", "#/$defs/D" + (i + 1))));
    }
    definitions.put("D5000", STRING);
    Map<String, Object> schema = object("a", Map.of("$ref", "#/$defs/D0"));
    schema.put("$defs", definitions);

    assertThatThrownBy(() -> dialect.adapt(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the schema, with its references followed, nests more than 200 levels deep");
  }

  @Test
  void longChainOfReferencesIsRefused() {
    Map<String, Object> definitions = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      definitions.put("D" + i, Map.of("$ref", "#/$defs/D" + (i + 1)));
    }
    definitions.put("D1000", STRING);
    Map<String, Object> schema = object("a", Map.of("$ref", "#/$defs/D901"));
    schema.put("$defs", definitions);
    Map<String, Object> tooLong = object("a", Map.of("$ref", "#/$defs/D900"));
    tooLong.put("$defs", definitions);

    assertThat(Dialect.OPENAI_STRICT.adapt(schema).strict()).isTrue();
    assertThatThrownBy(() -> Dialect.OPENAI_STRICT.adapt(tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("$.a: the reference #/$defs/D900 leads through too many others");
  }

  @Test
  void hugeWordsAreCut() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    List<Object> choices = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      choices.add(new JsonNumber(Integer.toString(i)));
    }
    numbers.put("type", "integer");
    numbers.put("enum", choices);

    Adapted adapted = Dialect.GEMINI_OPENAPI.adapt(object("x", numbers));

    assertThat(adapted.notes())
        .singleElement()
        .asString()
        .hasSizeLessThan(600)
        .endsWith(", 121, ...");
  }

  @ParameterizedTest
  @EnumSource
  void tooLargeSchemaIsRefused(Dialect dialect) {
    Map<String, Object> schema = object("x", Map.of("description", "d".repeat(1_000_000)));

    assertThatThrownBy(() -> dialect.adapt(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the schema, with its references followed, has more than 1000000 characters");
  }

  private static Map<String, Object> object(Object... namesAndSchemas) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndSchemas.length; i += 2) {
      properties.put((String) namesAndSchemas[i], namesAndSchemas[i + 1]);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    return object;
  }

  private static Map<String, Object> withProperties(int count) {
    Map<String, Object> object = object();
    for (int i = 0; i < count; i++) {
      SchemaKeywords.object(object.get("properties")).put("p" + i, STRING);
    }
    return object;
  }

  private static Map<String, Object> withUnions(int count) {
    Map<String, Object> object = object();
    List<Object> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("u" + i);
      SchemaKeywords.object(object.get("properties"))
          .put("u" + i, tree("{'anyOf':[{'type':'string'},{'type':'integer'}]}"));
    }
    object.put("required", names);
    return object;
  }

  private static Map<String, Object> nested(int levels) {
    Map<String, Object> inner = object("x", STRING);
    for (int i = 0; i < levels; i++) {
      inner = object("x", inner);
    }
    return inner;
  }

  private static Map<String, Object> choices(int count, int length) {
    Object[] values = new Object[count];
    Arrays.setAll(values, i -> String.format("%0" + length + "d", i));
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("type", "string");
    node.put("enum", Arrays.asList(values));
    return node;
  }

  private static Map<String, Object> tree(String json) {
    return SchemaKeywords.object(JsonTree.parse(json.replace('\'', '"')));
  }
}
