package io.openheim.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs that are at hand, and their commands as processes. */
final class JavaHomes {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private JavaHomes() {}

  /** What a command came to: its exit status and everything that it printed. */
  record Outcome(int status, String output) {}

  /** The one that runs, and the newest other one beside it that runs our code. */
  static List<Path> all() throws IOException {
    Path mine = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> homes = new ArrayList<>(List.of(mine));
    try (Stream<Path> beside = Files.list(mine.getParent())) {
      beside
          .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
          .filter(home -> version(home) >= 17 && version(home) != version(mine))
          .max(Comparator.comparing(JavaHomes::version))
          .ifPresent(homes::add);
    }
    return homes;
  }

  private static int version(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException unknown) {
      return 0;
    }
  }

  static Outcome run(Path home, String command, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(home.resolve("bin").resolve(command).toString()));
    line.addAll(arguments);
    Path output = Files.createTempFile("openheim", ".out");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new AssertionError(line + " does not end");
      }
      return new Outcome(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
