package io.openheim.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Canonical schemas are JSON Schema 2020-12 in the eyes of another implementation. */
class MetaSchemaTest {
  private static final int SHAPES = 2000;

  /** What the loose modes of all providers take as it is. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("type properties required items enum anyOf $defs $ref description minimum maximum"
                  + " minItems maxItems minLength maxLength pattern additionalProperties")
              .split(" "));

  private static final Set<String> OF_SCHEMAS = Set.of("properties", "$defs");

  @Test
  void schemaOfAnyShapeIsASchema() {
    for (int seed = 0; seed < SHAPES; seed++) {
      String schema = SchemaWriter.write(new RandomShapes(new Random(seed)).next());

      assertThat(Outsider.wrongInSchema(schema)).as("seed %d: %s", seed, schema).isEmpty();
    }
  }

  @Test
  void schemasUseNoKeywordThatAProviderMightRefuse() {
    for (int seed = 0; seed < SHAPES; seed++) {
      String schema = SchemaWriter.write(new RandomShapes(new Random(seed)).next());

      assertThat(keywords(JsonTree.parse(schema))).as("seed %d", seed).isSubsetOf(KEYWORDS);
    }
  }

  private static Set<String> keywords(Object schema) {
    Set<String> found = new TreeSet<>();
    if (schema instanceof Map<?, ?> object) {
      object.forEach(
          (keyword, value) -> {
            found.add((String) keyword);
            if (OF_SCHEMAS.contains(keyword)) {
              ((Map<?, ?>) value).values().forEach(inner -> found.addAll(keywords(inner)));
            } else {
              found.addAll(keywords(value));
            }
          });
    } else if (schema instanceof List<?> list) {
      list.forEach(inner -> found.addAll(keywords(inner)));
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource
  void schemaOfEachScalarIsASchema(ScalarType type) {
    assertThat(Outsider.wrongInSchema(SchemaWriter.write(new Shape.Scalar(type)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void schemaOfEachTextIsASchema(TextType type) {
    assertThat(Outsider.wrongInSchema(SchemaWriter.write(new Shape.Text(type)))).isEmpty();
  }

  /** Else a kind that is added later would not be tried. */
  @Test
  void randomShapesAreOfEveryKind() {
    String made =
        new Random(0)
            .longs(SHAPES)
            .mapToObj(seed -> new RandomShapes(new Random(seed)).next().toString())
            .collect(Collectors.joining());

    assertThat(Shape.class.getPermittedSubclasses())
        .allMatch(kind -> made.contains(kind.getSimpleName() + "["));
  }

  @Test
  void equalShapesHaveEqualSchemas() {
    for (int seed = 0; seed < SHAPES; seed++) {
      Shape shape = new RandomShapes(new Random(seed)).next();
      Shape same = new RandomShapes(new Random(seed)).next();

      assertThat(same).isEqualTo(shape);
      assertThat(SchemaWriter.write(same)).as("seed %d", seed).isEqualTo(SchemaWriter.write(shape));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"text\"}",
        "{\"type\":\"integer\",\"minimum\":\"1\"}",
        "{\"properties\":{\"a\":{\"enum\":\"b\"}}}",
        "{\"items\":{\"required\":[\"a\",\"a\"]}}",
        "{\"anyOf\":[]}",
        "{\"$defs\":{\"a\":{\"maxLength\":-1}}}",
        "{\"$ref\":1}"
      })
  void whatIsNoSchemaIsNoticed(String schema) {
    assertThat(Outsider.wrongInSchema(schema)).isNotEmpty();
  }
}
