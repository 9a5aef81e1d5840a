package io.openheim.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is told at its line, whole and once. */
class BadSourcesTest {
  private static final String MARKER = "// ERROR: ";

  static List<String> bad() {
    return Sources.in("bad").stream().map(file -> file.getFileName().toString()).toList();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void mistakeIsToldAtItsLine(String file) {
    Compilation compilation = Sources.compile(Sources.source(Sources.folder("bad/" + file)));

    assertThat(errors(compilation))
        .containsExactlyInAnyOrderElementsOf(expected(Sources.text(Sources.folder("bad/" + file))));
  }

  private static List<String> errors(Compilation compilation) {
    List<String> errors = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> error : compilation.errors()) {
      String message = error.getMessage(Locale.ENGLISH);
      if (message.startsWith("[Tool")) {
        errors.add(error.getLineNumber() + ": " + message);
      }
    }
    return errors;
  }

  /** Each marker as {@code line: message}. */
  static List<String> expected(String source) {
    List<String> expected = new ArrayList<>();
    String[] lines = source.split("\n");
    for (int i = 0; i < lines.length; i++) {
      String[] parts = lines[i].split(MARKER);
      for (int part = 1; part < parts.length; part++) {
        expected.add(i + 1 + ": " + parts[part].strip());
      }
    }
    return expected;
  }
}
