package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.llm.ResponseSchema;
import io.openheim.shape.dialect.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
  private static final String POINT =
      "{\"type\": \"object\",\"properties\":{\"x\":{\"type\":\"integer\"}},\"required\":[\"x\"],"
          + "\"additionalProperties\":false}";
  private static final String MAP =
      "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}";

  private final Schemas openai = new Schemas(Dialect.OPENAI_LOOSE, Dialect.OPENAI_STRICT);

  @Test
  void whatIsInTheRightFormAlready_keepsItsBytes() {
    assertThat(openai.sent(POINT)).isSameAs(POINT);
    assertThat(openai.sent(new String(POINT))).isSameAs(POINT);
    assertThat(openai.enforced(schema(POINT))).isEqualTo(new Schemas.Enforced(POINT, true));
  }

  @Test
  void whatIsNot_isPutIntoIt() {
    Schemas inlined = new Schemas(Dialect.INLINED, Dialect.OPENAI_STRICT);
    String shared =
        "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/A\"}},\"$defs\":{\"A\":"
            + "{\"type\":\"string\"}}}";

    assertThat(inlined.sent(shared)).doesNotContain("$ref", "$defs").contains("\"string\"");
    assertThat(openai.sent(shared)).isSameAs(shared);
    assertThat(openai.sent("{\"type\":\"object\"}"))
        .isEqualTo("{\"type\":\"object\",\"properties\":{}}");
  }

  @Test
  void whatCannotBeStrict_isSentAsItIs() {
    Schemas.Enforced map = openai.enforced(schema(MAP));

    assertThat(map.strict()).isFalse();
    assertThat(map.json()).isEqualTo(openai.sent(MAP));
    assertThat(openai.canEnforce(schema(MAP))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ANTHROPIC_STRICT, false", "OPENAI_STRICT, true", "GEMINI_JSON_SCHEMA, true"})
  void onlyWithAnthropic_whatIsNotStrictCannotBeEnforced(Dialect strict, boolean can) {
    Schemas schemas = new Schemas(Dialect.LOOSE, strict);

    assertThat(schemas.canEnforce(schema(MAP))).isEqualTo(can);
    assertThat(schemas.canEnforce(schema(POINT))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "oops", "[1,", "{\"a\":}"})
  void theSchemaOfATool_isLeftToTheProviderIfItIsNoJson(String text) {
    assertThat(openai.sent(text)).isSameAs(text);
  }

  @Test
  void theSchemaOfAnAnswer_isRefusedIfItIsNoJsonObject() {
    assertThatThrownBy(() -> openai.enforced(schema("[]")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("the schema of the response answer cannot be used: it is JSON, but no object");
    assertThatThrownBy(() -> openai.enforced(schema("type: object")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("the schema of the response answer cannot be used: ");
  }

  private static ResponseSchema schema(String json) {
    return new ResponseSchema("answer", "", json);
  }
}
