package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * The recorded exchanges with real providers: those in the directory that the system property
 * {@code wire.dir} names, a relative one being meant from the root of the project, else those that
 * lie beside the project.
 */
final class Recordings {
  private Recordings() {}

  /** Tests over all of one format; one skipped test if there are none, and none are required. */
  static Stream<? extends DynamicNode> tests(
      WireFormat format, Function<List<Recording>, Stream<? extends DynamicNode>> tests) {
    Path wire = directory();
    if (Files.isDirectory(wire)) {
      return tests.apply(read(wire, format.dialect()));
    }
    String absent = "no recorded exchanges: the directory " + shown(wire) + " is absent";
    assertThat(Boolean.getBoolean("wire.required")).as(absent).isFalse();
    return Stream.of(DynamicTest.dynamicTest("absent", () -> assumeTrue(false, absent)));
  }

  private static List<Recording> read(Path wire, String dialect) {
    try (Stream<Path> files = Files.walk(wire)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Recording::read)
          .filter(recording -> recording.dialect().equals(dialect))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    String given = System.getProperty("wire.dir");
    return given == null ? shared().resolve("wire") : root().resolve(given).normalize();
  }

  /** What lies beside the project, which tests may be run from a directory of. */
  static Path shared() {
    for (Path at = root(); at != null; at = at.getParent()) {
      Path shared = at.resolveSibling("shared");
      if (Files.isDirectory(shared)) {
        return shared;
      }
    }
    return root().resolveSibling("shared");
  }

  /** The root of the project. */
  static Path root() {
    String root = System.getProperty("openheim.root", System.getProperty("user.dir"));
    return Path.of(root).toAbsolutePath().normalize();
  }

  private static String shown(Path wire) {
    return root().relativize(wire).toString();
  }
}
