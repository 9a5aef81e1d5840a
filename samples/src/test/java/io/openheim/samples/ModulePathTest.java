package io.openheim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's module with package-private tools and no opens, compiled and run as modules. */
class ModulePathTest {
  private static final String SOURCES = "src/test/modules/greeter";

  @TempDir Path classes;

  @Test
  void packagePrivateToolsRunWithoutOpensWhenTheProcessorRan() throws Exception {
    assertThat(compile(List.of("--processor-path", path(JavaProcess.processorPath()))))
        .isEqualTo(new JavaProcess.Outcome(0, ""));

    JavaProcess.Outcome run = run("Main");

    assertThat(run.output())
        .isEqualToNormalizingNewlines(
            """
            [ToolResult[callId=offline_1_0, name=greet, text={"words":"Hello, Ada","tone":"COOL"},\
             error=false]]
            Greeting[words=Hello, tone=WARM]
            module com.example.greeter module io.openheim.sdk
            """);
    assertThat(run.status()).isZero();
  }

  @Test
  void outputThatIsNotMarkedNeedsAnOpenPackage() throws Exception {
    compile(List.of("--processor-path", path(JavaProcess.processorPath())));

    JavaProcess.Outcome run = run("Unmarked");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains(
            "io.openheim.error.ConfigException:"
                + " OutputType.of(com.example.greeter.Unmarked$Point) is a"
                + " com.example.greeter.Unmarked$Point, which cannot be made by reflection, because"
                + " its module does not open its package; mark the output with @Output and compile"
                + " it with the annotation processor openheim-processor, or open the package to"
                + " io.openheim.sdk");
  }

  @Test
  void withoutTheProcessorTheErrorNamesTheRemedy() throws Exception {
    assertThat(compile(List.of("-proc:none", "-parameters")).status()).isZero();

    JavaProcess.Outcome run = run("Main");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains(
            "io.openheim.error.ConfigException: com.example.greeter.Greeter.greet cannot be called"
                + " by reflection, because its module does not open its package; compile it with"
                + " the annotation processor openheim-processor (on JDK 23 and later javac has to"
                + " be told of it: -processorpath, or annotationProcessorPaths in Maven), or open"
                + " the package to io.openheim.sdk");
  }

  private JavaProcess.Outcome compile(List<String> processing) throws Exception {
    List<String> arguments = new ArrayList<>(processing);
    arguments.addAll(
        List.of(
            "-Xlint:all,-processing,-requires-automatic,-requires-transitive-automatic",
            "-Werror",
            "--release",
            "17",
            "--module-path",
            path(JavaProcess.sdkPath()),
            "-d",
            classes.toString(),
            SOURCES + "/module-info.java",
            SOURCES + "/com/example/greeter/Greeter.java",
            SOURCES + "/com/example/greeter/Main.java",
            SOURCES + "/com/example/greeter/Unmarked.java"));
    return JavaProcess.run(Map.of(), "javac", arguments);
  }

  private JavaProcess.Outcome run(String main) throws Exception {
    return JavaProcess.run(
        Map.of(),
        "java",
        List.of(
            "--module-path",
            classes + File.pathSeparator + path(JavaProcess.sdkPath()),
            "-m",
            "com.example.greeter/com.example.greeter." + main));
  }

  private static String path(List<String> entries) {
    return String.join(File.pathSeparator, entries);
  }
}
