package io.openheim.samples.consumer;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a project gets that depends on {@code openheim-sdk} and on nothing else. */
class RuntimeClassPathTest {
  private static final Path MEASURED = Path.of("target", "runtime-classpath.txt");

  @Test
  void sdkBringsSixLibraries() throws IOException {
    var entries = Files.readString(MEASURED).strip().split(File.pathSeparator);

    assertThat(Arrays.stream(entries).map(RuntimeClassPathTest::name))
        .containsExactlyInAnyOrder(
            "openheim-sdk",
            "okhttp-jvm-5.5.1.jar",
            "okio-jvm-3.18.1.jar",
            "kotlin-stdlib-2.1.21.jar",
            "annotations-13.0.jar",
            "moshi-1.15.2.jar",
            "jspecify-1.0.1.jar");
  }

  /** With an older Okio, OkHttp fails at its first call only: NoSuchMethodError. */
  @Test
  @Timeout(value = 2, unit = MINUTES)
  void okHttpCompletesOneCall() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath =
        Path.of("target", "classes") + File.pathSeparator + Files.readString(MEASURED).strip();

    var process =
        new ProcessBuilder(java, "-cp", classPath, OneCall.class.getName())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes());

    assertThat(output).isEqualToIgnoringNewLines("200 hello");
    assertThat(process.waitFor()).isZero();
  }

  /** Our own module is a jar after {@code package}, before that a folder of classes. */
  private static String name(String entry) {
    var path = Path.of(entry);
    if (path.endsWith(Path.of("target", "classes"))) {
      return "openheim-" + path.getParent().getParent().getFileName();
    }
    return path.getFileName().toString().replaceFirst("^(openheim-[a-z]+)-\\d.*\\.jar$", "$1");
  }
}
