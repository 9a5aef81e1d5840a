package io.openheim.openai;

import static com.networknt.schema.SpecificationVersion.DRAFT_2020_12;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import io.openheim.internal.json.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenAI's published description of a request, with closed objects. It differs from what is
 * published in two places: where one kind of several is to fit, more may, because a message of a
 * user is described twice; and the ids of items that came from the model may be left out, as they
 * are where nothing is stored.
 */
public final class RequestDescription {
  private static final String ABSENT =
      "no descriptions of requests: the directory ../shared/specs beside the project is absent";

  private static final List<String> WITHOUT_ID =
      List.of("OutputMessage", "ReasoningItem", "WebSearchToolCall");

  private final Schema schema;

  private RequestDescription(Schema schema) {
    this.schema = schema;
  }

  /** The description of a body by its name; the test is skipped if there is none. */
  public static RequestDescription of(String name) {
    Path file = file();
    if (file == null) {
      assertThat(Boolean.getBoolean("wire.required")).as(ABSENT).isFalse();
      assumeTrue(false, ABSENT);
      throw new IllegalStateException(ABSENT);
    }
    Map<String, Object> definitions = new LinkedHashMap<>(object(read(file).get("$defs")));
    for (String item : WITHOUT_ID) {
      Map<String, Object> definition = new LinkedHashMap<>(object(definitions.get(item)));
      List<?> required = (List<?>) definition.get("required");
      assertThat(required).as(item).anyMatch("id"::equals);
      definition.put("required", required.stream().filter(field -> !"id".equals(field)).toList());
      definitions.put(item, definition);
    }
    String json =
        JsonTree.write(Map.of("$ref", "#/$defs/" + name, "$defs", definitions))
            .replace("\"oneOf\":", "\"anyOf\":");
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(DRAFT_2020_12);
    return new RequestDescription(registry.getSchema(json, InputFormat.JSON));
  }

  /** What is wrong with a body; empty if nothing is. */
  public List<String> wrong(String body) {
    return schema.validate(body, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  private static Path file() {
    String root = System.getProperty("openheim.root", System.getProperty("user.dir"));
    for (Path at = Path.of(root).toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolveSibling("shared").resolve("specs").resolve("openai-requests.json");
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  private static Map<String, Object> read(Path file) {
    try {
      return object(JsonTree.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object tree) {
    return (Map<String, Object>) tree;
  }
}
