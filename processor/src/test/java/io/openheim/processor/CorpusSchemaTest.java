package io.openheim.processor;

import static com.networknt.schema.SpecificationVersion.DRAFT_2020_12;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import io.openheim.tool.ToolSpec;
import io.openheim.tool.Toolbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of real tools are JSON Schema 2020-12 in the eyes of another implementation. */
class CorpusSchemaTest {
  private static final Schema META =
      SchemaRegistry.withDefaultDialect(DRAFT_2020_12)
          .getSchema(SchemaLocation.of(DRAFT_2020_12.getDialectId()));

  @ParameterizedTest
  @MethodSource("io.openheim.processor.Corpus#files")
  void schemaOfEachToolIsASchema(String file) throws Exception {
    Path path = Corpus.file(file);
    Class<?> type =
        Classes.load(Sources.compilePlainly(Sources.source(path)), Classes.nameOf(path));

    for (Toolbox toolbox : Corpus.toolboxes(type)) {
      for (ToolSpec tool : toolbox.specs()) {
        assertThat(META.validate(tool.schema(), InputFormat.JSON)).as("%s", tool).isEmpty();
      }
    }
  }

  @Test
  void whatIsNoSchemaIsNoticed() {
    assertThat(META.validate("{\"type\":\"text\"}", InputFormat.JSON)).isNotEmpty();
  }
}
