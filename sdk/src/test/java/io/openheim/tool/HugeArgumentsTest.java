package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugeArgumentsTest {
  @TempDir Path folder;

  @Test
  void stringOfHundredMegabytesFitsIntoTheHeapAndIsAnsweredBriefly() throws Exception {
    Path output = folder.resolve("output");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                HugeArguments.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(java.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      java.destroyForcibly();
    }

    assertThat(Files.readString(output))
        .isEqualToNormalizingNewlines(
            refused("character", "a string of one character")
                + refused("choice", "one of SLOW, VERY_FAST")
                + refused("date", "a date such as 2026-11-23")
                + refused("floating", "a number")
                + refused("integer", "a whole number")
                + refused("list", "a list")
                + refused("map", "an object")
                + refused("optional", "a list")
                + refused("pattern", "a regular expression of Java")
                + refused("sized", "a string of at most 5 characters that matches a*")
                + "100000000\n");
  }

  private static String refused(String tool, String expected) {
    return """
        %s was not called: its arguments have 1 problem.
        - $.v: expected %s, got "a...a... (100000000 characters)"
        Correct them and call again.
        """
        .formatted(tool, expected);
  }
}
