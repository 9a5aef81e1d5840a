package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The recorded exchanges with real providers that lie beside the project. */
final class Recordings {
  private static final String ABSENT =
      "no recorded exchanges: the directory ../shared/wire beside the project is absent";

  private Recordings() {}

  /** Tests over all of one dialect; one skipped test if there are none, and none are required. */
  static Stream<DynamicTest> tests(
      String dialect, Function<List<Recording>, Stream<DynamicTest>> tests) {
    Path wire = directory();
    if (wire != null) {
      return tests.apply(read(wire, dialect));
    }
    assertThat(Boolean.getBoolean("wire.required")).as(ABSENT).isFalse();
    return Stream.of(DynamicTest.dynamicTest("absent", () -> assumeTrue(false, ABSENT)));
  }

  private static List<Recording> read(Path wire, String dialect) {
    try (Stream<Path> files = Files.walk(wire)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Recording::read)
          .filter(recording -> recording.text("dialect").equals(dialect))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    String root = System.getProperty("openheim.root", System.getProperty("user.dir"));
    for (Path at = Path.of(root).toAbsolutePath(); at != null; at = at.getParent()) {
      Path wire = at.resolveSibling("shared").resolve("wire");
      if (Files.isDirectory(wire)) {
        return wire;
      }
    }
    return null;
  }

  /** One file. */
  record Recording(Map<String, Object> tree) {
    static Recording read(Path file) {
      try {
        return new Recording(JsonTree.object(JsonTree.parse(Files.readString(file))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String text(String field) {
      return (String) tree.get(field);
    }

    String id() {
      return text("provider") + "/" + text("id");
    }

    boolean has(String tag) {
      return JsonTree.array(tree.get("tags")).contains(tag);
    }

    List<Map<String, Object>> exchanges() {
      return JsonTree.array(tree.get("exchanges")).stream().map(JsonTree::object).toList();
    }
  }
}
