package io.openheim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the processor wrote in this very build; a change of it is reviewed like code. */
class GeneratedCodeTest {
  private static final Path EXPECTED = Path.of("src/test/expected/AtlasToolbox.java");

  private static final Path GENERATED =
      Path.of("target/generated-sources/annotations/io/openheim/samples/AtlasToolbox.java");

  @Test
  void toolboxOfTheSampleIsTheOneThatWasReviewed() throws Exception {
    String generated = Files.readString(GENERATED);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(EXPECTED, generated);
    }

    assertThat(generated).isEqualTo(Files.readString(EXPECTED));
  }
}
