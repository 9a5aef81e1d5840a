package io.openheim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The testing artifact as a module, which needs packages of the SDK that nobody else may use. */
class TestingModuleTest {
  private static final String SOURCES = "src/test/modules/probe";

  @TempDir Path classes;

  @Test
  void scriptsAndCassettesWorkOnTheModulePath() throws Exception {
    String path = String.join(File.pathSeparator, JavaProcess.testingPath());
    JavaProcess.Outcome javac =
        JavaProcess.run(
            Map.of(),
            "javac",
            List.of(
                "-Xlint:all,-requires-automatic,-requires-transitive-automatic",
                "-Werror",
                "--release",
                "17",
                "--module-path",
                path,
                "-d",
                classes.toString(),
                SOURCES + "/module-info.java",
                SOURCES + "/com/example/probe/Main.java"));
    assertThat(javac).isEqualTo(new JavaProcess.Outcome(0, ""));

    JavaProcess.Outcome run =
        JavaProcess.run(
            Map.of(),
            "java",
            List.of(
                "-Dopenheim.requests=off",
                "--module-path",
                classes + File.pathSeparator + path,
                "-m",
                "com.example.probe/com.example.probe.Main",
                "src/test/cassettes/capital.json"));

    assertThat(run.output())
        .isEqualToNormalizingNewlines(
            """
            scripted answered with status 401, AUTHENTICATION
            Scripted.
            The capital of Norway is Oslo.
            module com.example.probe module io.openheim.testing
            """);
    assertThat(run.status()).isZero();
  }
}
