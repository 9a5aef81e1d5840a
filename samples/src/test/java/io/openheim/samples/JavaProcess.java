package io.openheim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the JDK that runs the tests, as a process of its own. */
final class JavaProcess {
  /** Variables that would change what a sample does. */
  private static final List<String> FORGOTTEN =
      List.of("OPENHEIM_MODEL", "OPENAI_API_KEY", "OPENAI_BASE_URL");

  private JavaProcess() {}

  /** What a command came to: its exit status and everything that it printed. */
  record Outcome(int status, String output) {}

  static Outcome run(Map<String, String> environment, String command, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", command).toString());
    line.addAll(arguments);
    Path output = Files.createTempFile("openheim", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    FORGOTTEN.forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends in time", line).isTrue();
      return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  /** The class path of the tests, without what only the tests need. */
  static List<String> sdkPath() {
    return entries().stream().filter(JavaProcess::partOfTheSdk).toList();
  }

  /** The same with the artifact for tests. */
  static List<String> testingPath() {
    return entries().stream()
        .filter(entry -> partOfTheSdk(entry) || module(entry, "testing"))
        .toList();
  }

  /** What javac needs to run the processor. */
  static List<String> processorPath() {
    return entries().stream()
        .filter(
            entry ->
                entry.contains("javapoet") || module(entry, "processor") || module(entry, "sdk"))
        .toList();
  }

  private static List<String> entries() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private static boolean partOfTheSdk(String entry) {
    String name = Path.of(entry).getFileName().toString();
    return module(entry, "sdk")
        || name.matches(
            "(okhttp-jvm|okio-jvm|moshi|kotlin-stdlib|annotations|jspecify)-[0-9.]+jar");
  }

  /** A module of this build is a folder of classes or a jar, as the build has come so far. */
  private static boolean module(String entry, String module) {
    return entry.replace('\\', '/').matches(".*/" + module + "/target/(classes|[^/]+\\.jar)");
  }
}
