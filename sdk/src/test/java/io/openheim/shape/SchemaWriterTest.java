package io.openheim.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaWriterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "STRING  | {\"type\":\"string\"}",
        "CHAR    | {\"type\":\"string\",\"minLength\":1,\"maxLength\":1}",
        "BOOLEAN | {\"type\":\"boolean\"}",
        "BYTE    | {\"type\":\"integer\",\"minimum\":-128,\"maximum\":127}",
        "SHORT   | {\"type\":\"integer\",\"minimum\":-32768,\"maximum\":32767}",
        "INT     | {\"type\":\"integer\"}",
        "LONG    | {\"type\":\"integer\"}",
        "FLOAT   | {\"type\":\"number\"}",
        "DOUBLE  | {\"type\":\"number\"}"
      })
  void eachScalarHasItsSchema(ScalarType type, String schema) {
    assertThat(SchemaWriter.write(new Shape.Scalar(type))).isEqualTo(schema);
  }

  @Test
  void objectKeepsTheOrderOfItsPropertiesAndIsClosed() {
    Shape shape =
        Shape.object()
            .with(new Shape.Property("zebra", Shape.STRING, true, "a \"striped\" one"))
            .optional("ape", Shape.listOf(Shape.oneOf("B", "A")))
            .required("mole", Shape.object());

    assertThat(SchemaWriter.write(shape))
        .isEqualTo(
            """
            {"type":"object","properties":{"zebra":{"type":"string","description":"a \\"striped\\" one"},\
            "ape":{"type":"array","items":{"type":"string","enum":["B","A"]}},\
            "mole":{"type":"object","properties":{},"additionalProperties":false}},\
            "required":["zebra","mole"],"additionalProperties":false}""");
  }

  @Test
  void descriptionOfAnObjectStandsBeforeItsProperties() {
    Shape shape =
        Shape.object()
            .with(new Shape.Property("at", Shape.object().required("x", Shape.INT), true, "where"));

    assertThat(SchemaWriter.write(shape))
        .isEqualTo(
            """
            {"type":"object","properties":{"at":{"type":"object","description":"where",\
            "properties":{"x":{"type":"integer"}},"required":["x"],"additionalProperties":false}},\
            "required":["at"],"additionalProperties":false}""");
  }

  @Test
  void mapSaysItsValuesAndInWordsItsKeys() {
    assertThat(SchemaWriter.write(Shape.mapOf(Shape.STRING, Shape.INT)))
        .isEqualTo("{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}");
    assertThat(SchemaWriter.write(Shape.mapOf(Shape.oneOf("A", "B"), Shape.INT)))
        .isEqualTo(
            "{\"type\":\"object\",\"description\":\"each key is one of A, B\","
                + "\"additionalProperties\":{\"type\":\"integer\"}}");
  }

  @Test
  void everyCharacterIsEscapedWhereJsonWantsIt() {
    Shape shape = Shape.oneOf("\"\\\n\r\t\u0001\u2028 $ */ \ud83d\ude00 \ud83d");

    assertThat(SchemaWriter.write(shape))
        .isEqualTo(
            "{\"type\":\"string\",\"enum\":[\"\\\"\\\\\\n\\r\\t\\u0001\\u2028 $ */ \ud83d\ude00"
                + " \\ud83d\"]}");
  }
}
