package io.openheim.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is generated looks as it should; {@code -Dgolden.update=true} takes it as it is. */
class GoldenTest {
  static List<String> good() {
    return Sources.in("good").stream().map(file -> file.getFileName().toString()).toList();
  }

  @ParameterizedTest
  @MethodSource("good")
  void generatedCodeIsTheExpectedText(String file) throws IOException {
    Compilation compilation = Sources.compile(Sources.source(Sources.folder("good/" + file)));

    assertThat(compilation).succeededWithoutWarnings();
    for (JavaFileObject source : compilation.generatedSourceFiles()) {
      String name = Path.of(source.toUri().getPath()).getFileName().toString();
      String text = source.getCharContent(false).toString();
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(Path.of("src/test/resources/expected", name), text);
      } else {
        assertThat(text).isEqualTo(Sources.text(Sources.folder("expected/" + name)));
      }
    }
  }
}
