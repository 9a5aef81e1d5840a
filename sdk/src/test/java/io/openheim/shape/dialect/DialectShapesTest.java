package io.openheim.shape.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import io.openheim.shape.Checked;
import io.openheim.shape.Checker;
import io.openheim.shape.JsonText;
import io.openheim.shape.Problem;
import io.openheim.shape.SchemaWriter;
import io.openheim.shape.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas of our own shapes in the dialects, and what models answer to them. */
class DialectShapesTest {
  private static final Shape.ObjectOf ORDER =
      Shape.object()
          .with(new Shape.Property("item", Shape.STRING, true, "what to buy"))
          .required("count", Shape.BYTE)
          .optional("size", Shape.oneOf("SMALL", "LARGE"))
          .optional("note", Shape.CHAR)
          .optional("at", Shape.text(java.time.LocalDate.class))
          .optional("tags", Shape.listOf(Shape.object().optional("name", Shape.STRING)));

  @ParameterizedTest
  @EnumSource(names = {"LOOSE", "OPENAI_LOOSE", "INLINED", "GEMINI_JSON_SCHEMA"})
  void canonicalSchemaGoesThroughUntouched(Dialect dialect) {
    Shape shape = ORDER.optional("prices", Shape.mapOf(Shape.oneOf("A"), Shape.BIG_DECIMAL));

    Adapted adapted = dialect.adapt(tree(shape));

    assertThat(JsonText.write(adapted.schema())).isEqualTo(SchemaWriter.write(shape));
    assertThat(adapted.notes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_STRICT", "ANTHROPIC_STRICT"})
  void canonicalSchemaWithoutMapsIsStrict(Dialect dialect) {
    assertThat(dialect.adapt(tree(ORDER)).strict()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_STRICT", "ANTHROPIC_STRICT"})
  void canonicalSchemaWithMapsIsNotStrictAndStaysAsItIs(Dialect dialect) {
    Shape shape = ORDER.optional("prices", Shape.mapOf(Shape.STRING, Shape.LONG));

    Adapted adapted = dialect.adapt(tree(shape));

    assertThat(JsonText.write(adapted.schema())).isEqualTo(SchemaWriter.write(shape));
    assertThat(adapted.strict()).isFalse();
    assertThat(adapted.obstacles())
        .containsExactly(
            "$.prices: strict mode has no maps, only objects whose properties have names");
  }

  @Test
  void nullForWhatIsOptionalIsAbsent() {
    assertThat(JsonText.write(Dialect.OPENAI_STRICT.adapt(tree(ORDER)).schema()))
        .contains("\"required\":[\"item\",\"count\",\"size\",\"note\",\"at\",\"tags\"]");

    Checked checked =
        Checker.check(
            ORDER,
            JsonTree.parse(
                "{\"item\":\"tea\",\"count\":2,\"size\":null,\"note\":null,\"at\":null,"
                    + "\"tags\":[{\"name\":null}]}"));

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.ignored()).isEmpty();
    assertThat(JsonText.write(checked.value()))
        .isEqualTo("{\"item\":\"tea\",\"count\":2,\"tags\":[{}]}");
  }

  @Test
  void whatMovedIntoWordsIsStillChecked() {
    assertThat(Dialect.ANTHROPIC_STRICT.adapt(tree(ORDER)).notes())
        .containsExactly(
            "$.count: said in the description: at least -128, at most 127",
            "$.note: said in the description: at least 1 character, at most 1 character");

    Checked checked =
        Checker.check(ORDER, JsonTree.parse("{\"item\":\"tea\",\"count\":128,\"note\":\"ab\"}"));

    assertThat(checked.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "$.count: expected a whole number from -128 to 127, got the number 128",
            "$.note: expected a string of one character, got \"ab\"");
  }

  private static Map<String, Object> tree(Shape shape) {
    return SchemaKeywords.object(JsonTree.parse(SchemaWriter.write(shape)));
  }
}
