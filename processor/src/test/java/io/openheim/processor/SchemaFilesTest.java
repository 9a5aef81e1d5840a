package io.openheim.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.openheim.shape.JsonText;
import io.openheim.tool.ToolSpec;
import io.openheim.tool.Toolbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of real tools are the expected text; {@code -Dgolden.update=true} takes them. */
class SchemaFilesTest {
  private static final String FOLDER = "schemas";

  @ParameterizedTest
  @MethodSource("io.openheim.processor.Corpus#files")
  void schemaOfEachToolIsTheExpectedText(String file) throws Exception {
    Path path = Corpus.file(file);
    Compilation compilation = Sources.compile(Corpus.OPTIONS, Sources.source(path));
    String text = text(Classes.load(compilation, Classes.nameOf(path)));

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(Path.of("src/test/resources", FOLDER, json(file)), text);
    } else {
      assertThat(text).isEqualTo(Sources.text(Sources.folder(FOLDER + "/" + json(file))));
    }
  }

  @Test
  void thereIsNoFileTooMany() throws Exception {
    try (var files = Files.list(Sources.folder(FOLDER))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Corpus.files().stream().map(SchemaFilesTest::json).toList());
    }
  }

  private static String json(String file) {
    return file.replace(".java", ".json");
  }

  /** A list of tools, each in a line. */
  private static String text(Class<?> type) throws ReflectiveOperationException {
    List<String> lines = new ArrayList<>();
    for (Toolbox tools : Corpus.toolboxes(type)) {
      for (ToolSpec tool : tools.specs()) {
        lines.add(
            "{\"name\":" + JsonText.write(tool.name()) + ",\"schema\":" + tool.schema() + "}");
      }
    }
    return "[\n" + String.join(",\n", lines) + "\n]\n";
  }
}
