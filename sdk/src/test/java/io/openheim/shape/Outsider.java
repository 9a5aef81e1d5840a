package io.openheim.shape;

import static com.networknt.schema.SpecificationVersion.DRAFT_2020_12;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.path.NodePath;
import io.openheim.internal.json.JsonTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Another implementation of JSON Schema, which knows a shape by its canonical schema only. */
final class Outsider {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(DRAFT_2020_12);

  private static final Outsider META =
      new Outsider(REGISTRY.getSchema(SchemaLocation.of(DRAFT_2020_12.getDialectId())));

  /** The keywords whose schemas are those of values within the value. */
  private static final Set<String> INTO = Set.of("properties", "items", "additionalProperties");

  private static final int LONGEST_NAME = 60;

  private final Schema schema;

  /** Which kind of a union a value says that it is; a negative number if it says none. */
  record Kind(int number, String discriminator) {}

  private Outsider(Schema schema) {
    this.schema = schema;
  }

  static Outsider of(Shape shape) {
    return new Outsider(REGISTRY.getSchema(SchemaWriter.write(shape), InputFormat.JSON));
  }

  /** Where a schema breaks the rules for schemas. */
  static Set<String> wrongInSchema(String schema) {
    return META.wrong(JsonTree.parse(schema));
  }

  /** The places of all that is wrong, named as the checker names them. */
  Set<String> wrong(Object tree) {
    return wrong(tree, Map.of());
  }

  /**
   * The same for unions. A validator tells of every kind why the value is not of it; here only that
   * kind counts which the value says that it is, or that it says none.
   */
  Set<String> wrong(Object tree, Map<String, Kind> kinds) {
    Set<String> places = new TreeSet<>();
    for (Error error : schema.validate(node(tree))) {
      place(error, kinds).ifPresent(places::add);
    }
    return places;
  }

  /** The place of a step from a value to one within it. */
  static String step(Object step) {
    if (step instanceof Integer) {
      return "[" + step + "]";
    }
    String name = (String) step;
    int length = name.length();
    return "."
        + (length > LONGEST_NAME
            ? name.substring(0, LONGEST_NAME) + "... (" + length + " characters)"
            : name);
  }

  private static Optional<String> place(Error error, Map<String, Kind> kinds) {
    NodePath keywords = error.getEvaluationPath();
    NodePath location = error.getInstanceLocation();
    StringBuilder place = new StringBuilder("$");
    int depth = 0;
    for (int i = 0; i < keywords.getNameCount(); i++) {
      String keyword = keywords.getName(i);
      if (keyword.equals("anyOf") && kinds.containsKey(place.toString())) {
        Kind kind = kinds.get(place.toString());
        if (kind.number() < 0) {
          return Optional.of(place + "." + kind.discriminator());
        }
        if (!keywords.getName(i + 1).equals("" + kind.number())) {
          return Optional.empty();
        }
      }
      if (INTO.contains(keyword) && depth < location.getNameCount()) {
        place.append(step(location.getElement(depth)));
        depth++;
        i += keyword.equals("properties") ? 1 : 0;
      }
    }
    boolean aboutProperty = Set.of("required", "additionalProperties").contains(error.getKeyword());
    return Optional.of(aboutProperty ? place + step(error.getProperty()) : place + "");
  }

  private static JsonNode node(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((name, value) -> object.set((String) name, node(value)));
      return object;
    }
    if (tree instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(item -> array.add(node(item)));
      return array;
    }
    if (tree instanceof JsonNumber number) {
      BigDecimal value = ExactNumber.of(number.text());
      // To JSON Schema 3.0 is an integer.
      return ExactNumber.isWhole(value)
          ? NODES.numberNode(value.toBigInteger())
          : NODES.numberNode(value);
    }
    if (tree instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    return tree == null ? NODES.nullNode() : NODES.stringNode((String) tree);
  }
}
