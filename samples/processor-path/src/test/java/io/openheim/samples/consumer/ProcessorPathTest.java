package io.openheim.samples.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What javac gets on its processor path from {@code openheim-processor} and nothing else. */
class ProcessorPathTest {
  private static final Path MEASURED = Path.of("target", "runtime-classpath.txt");

  @Test
  void processorBringsSdkAndJavaPoet() throws IOException {
    var entries = Files.readString(MEASURED).strip().split(File.pathSeparator);

    assertThat(Arrays.stream(entries).map(ProcessorPathTest::name))
        .containsExactlyInAnyOrder("openheim-processor", "openheim-sdk", "javapoet-0.22.0.jar");
  }

  /** Our own modules are jars after {@code package}, before that folders of classes. */
  private static String name(String entry) {
    var path = Path.of(entry);
    if (path.endsWith(Path.of("target", "classes"))) {
      return "openheim-" + path.getParent().getParent().getFileName();
    }
    return path.getFileName().toString().replaceFirst("^(openheim-[a-z]+)-\\d.*\\.jar$", "$1");
  }
}
