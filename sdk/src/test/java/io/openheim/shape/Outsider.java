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

  private final Schema schema;

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
    Set<String> places = new TreeSet<>();
    for (Error error : schema.validate(node(tree))) {
      places.add(place(error));
    }
    return places;
  }

  private static String place(Error error) {
    StringBuilder place = new StringBuilder("$");
    NodePath path = error.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      Object step = path.getElement(i);
      place.append(step instanceof Integer ? "[" + step + "]" : "." + step);
    }
    boolean aboutProperty = Set.of("required", "additionalProperties").contains(error.getKeyword());
    return aboutProperty ? place.append('.').append(error.getProperty()).toString() : place + "";
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
