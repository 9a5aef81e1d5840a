package io.openheim.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example scripts in the JDK's own jshell. */
class HelloScriptTest {
  @TempDir Path temp;

  @Test
  void methodTypedIntoJshellIsATool() throws Exception {
    assertThat(run("scripts/hello.jsh"))
        .isEqualToNormalizingNewlines(
            """
            no key found: using the offline stand-in (set OPENAI_API_KEY, or OPENHEIM_MODEL)
            [offline stand-in] add: 42
            (This is openheim's offline stand-in, not a model: it matches words. For a real model\
             set OPENAI_API_KEY and choose a model such as openai/gpt-5.4-mini.)
            """);
  }

  @Test
  void toolsNeedNoClass() throws Exception {
    assertThat(run("scripts/tools.jsh"))
        .isEqualToNormalizingNewlines(
            """
            [offline stand-in] add: 42
            (This is openheim's offline stand-in, not a model: it matches words. For a real model\
             set OPENAI_API_KEY and choose a model such as openai/gpt-5.4-mini.)
            [offline stand-in] measure: {"word":"tools","length":5}
            (This is openheim's offline stand-in, not a model: it matches words. For a real model\
             set OPENAI_API_KEY and choose a model such as openai/gpt-5.4-mini.)
            """);
  }

  private String run(String script) throws Exception {
    Path output = temp.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(),
                // It keeps preferences, and says so on its error stream when it makes their folder.
                "-J-Djava.util.prefs.userRoot=" + temp,
                "--class-path",
                Files.readString(Path.of("target", "classpath")).strip(),
                script)
            .redirectError(temp.resolve("errors").toFile())
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("OPENHEIM_MODEL|OPENAI_.*"));
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the script ends in time").isTrue();
    return Files.readString(output);
  }
}
