package io.openheim.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.openheim.internal.json.JsonTree;
import io.openheim.message.ToolCall;
import io.openheim.shape.JsonText;
import io.openheim.tool.ToolOutcome;
import io.openheim.tool.ToolSpec;
import io.openheim.tool.Toolbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * The page about types says what is true: each of its rows is a tool that is called, generated and
 * by reflection. {@code -Dgolden.update=true} writes the page anew.
 */
class TypesPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("openheim.root", ".."), "docs", "types.md");

  private static final List<String> GROUPS =
      List.of("Simple", "Times", "Forms", "Absent", "Bounds", "Many", "Things", "Results");

  private static final Pattern TITLE = Pattern.compile("/\\*\\* (.*) \\*/");
  private static final Pattern ROW =
      Pattern.compile("// ROW (.*) => (.*)\\n\\s*@Tool\\(.*\\)\\n\\s*\\S.* (\\w+)\\(");

  private static final String HEAD =
      """
      # Types of tools

      What a tool can take and give, as the model sees it. Each row is a parameter that is called `v`; the
      test that writes this page calls a tool with the example, once as generated code and once by
      reflection. The result is what the model is told when the tool gives the same value back.

      A parameter has to be given unless it stands below *What may be left out*. Which other
      ways of writing a value are taken is told in [leniency.md](leniency.md).
      """;

  @Test
  void pageTellsWhatToolsDo() throws Exception {
    StringBuilder page = new StringBuilder(HEAD);
    for (String group : GROUPS) {
      append(page, group);
    }

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    } else {
      assertThat(PAGE).hasContent(page.toString());
    }
  }

  @Test
  void everyFileIsOnThePage() {
    assertThat(Sources.in("types"))
        .extracting(Classes::nameOf)
        .containsExactlyInAnyOrderElementsOf(GROUPS);
  }

  private static void append(StringBuilder page, String group) throws Exception {
    Path file = Sources.folder("types/" + group + ".java");
    JavaFileObject source = Sources.source(file);
    Compilation compilation = Sources.compile(source);
    assertThat(compilation).succeededWithoutWarnings();
    Toolbox tools = Corpus.toolboxes(Classes.load(compilation, group)).get(0);
    Toolbox twin = Corpus.toolboxes(Classes.load(Sources.compilePlainly(source), group)).get(0);
    assertThat(tools.getClass()).isNotEqualTo(twin.getClass());
    assertThat(tools.specs()).isEqualTo(twin.specs());

    Matcher title = TITLE.matcher(Sources.text(file));
    assertThat(title.find()).isTrue();
    boolean results = group.equals("Results");
    page.append("\n## ").append(title.group(1)).append("\n\n");
    page.append(
        results
            ? "| Java type | Told to the model | Note |\n|---|---|---|\n"
            : "| Java type | Schema | Example | As a result | Note |\n|---|---|---|---|---|\n");
    Matcher row = ROW.matcher(Sources.text(file));
    Set<String> left = tools.specs().stream().map(ToolSpec::name).collect(Collectors.toSet());
    while (row.find()) {
      ToolSpec tool =
          tools.specs().stream().filter(t -> t.name().equals(row.group(3))).findFirst().get();
      assertThat(left.remove(tool.name())).isTrue();
      Map<String, Object> parameters = parameters(tool);
      String told = call(tools, twin, tool, arguments(parameters, row.group(2)));
      List<String> cells = new ArrayList<>(List.of(type(row.group(1))));
      if (!results) {
        cells.add(code(schema(parameters)));
        cells.add(code(row.group(2)));
      }
      cells.add(told.equals(row.group(2)) ? "the same" : told.isEmpty() ? "nothing" : code(told));
      cells.add(tool.description().equals("-") ? "" : tool.description());
      page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    assertThat(left).isEmpty();
  }

  /** Some are told of in words. */
  private static String type(String shown) {
    return shown.matches("an? .*") ? shown.replaceAll("(\\S*\\(.*\\))", "`$1`") : code(shown);
  }

  /** Text in the font of code; a bar would end the cell. */
  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parameters(ToolSpec tool) {
    Map<String, Object> schema = (Map<String, Object>) JsonTree.parse(tool.schema());
    Map<String, Object> parameters = (Map<String, Object>) schema.get("properties");
    for (Object parameter : parameters.values()) {
      assertThat(parameter).isEqualTo(parameters.get("v"));
      if (schema.containsKey("$defs")) {
        ((Map<String, Object>) parameter).put("$defs", schema.get("$defs"));
      }
    }
    return parameters;
  }

  private static String schema(Map<String, Object> parameters) {
    return JsonText.write(parameters.get("v"));
  }

  private static String arguments(Map<String, Object> parameters, String example) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    parameters.keySet().forEach(name -> arguments.put(name, JsonTree.parse(example)));
    return JsonTree.write(arguments);
  }

  private static String call(Toolbox tools, Toolbox twin, ToolSpec tool, String arguments) {
    ToolCall call = new ToolCall("1", tool.name(), arguments);
    ToolOutcome outcome = tools.call(call);
    assertThat(outcome.failure()).isNull();
    assertThat(outcome.result().error()).as(outcome.result().text()).isFalse();
    assertThat(twin.call(call).result().text()).isEqualTo(outcome.result().text());
    return outcome.result().text();
  }
}
