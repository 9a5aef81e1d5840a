package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolFlagsTest {
  @Test
  void flagsAreReadFromTheMark() {
    Toolbox files = Toolboxes.of(new Files());

    assertThat(files.specs())
        .extracting(ToolSpec::flags)
        .containsExactly(
            ToolFlags.NONE
                .withIdempotent()
                .withDestructive()
                .withSequential()
                .withApproval()
                .withReturnDirect()
                .withTimeout(Duration.ofSeconds(30))
                .withMetadata("team", "storage")
                .withMetadata("formula", "a=b"),
            ToolFlags.NONE,
            ToolFlags.NONE.withReadOnly());
    assertThat(files.specs().get(0).flags().metadata().keySet()).containsExactly("team", "formula");
  }

  @Test
  void metadataIsCopiedAndKeepsItsOrder() {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("z", "1");
    notes.put("a", "2");

    ToolFlags flags = new ToolFlags(false, false, false, false, false, false, null, notes);
    notes.clear();

    assertThat(flags.metadata().keySet()).containsExactly("z", "a");
    assertThatThrownBy(() -> flags.metadata().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(flags.withMetadata("z", "3").metadata()).containsEntry("z", "3").hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "1ms, PT0.001S",
    "500ms, PT0.5S",
    "30s, PT30S",
    "5m, PT5M",
    "24h, PT24H",
    "P1D, PT24H",
    "PT1.5S, PT1.5S",
    "pt2m, PT2M"
  })
  void durationIsRead(String text, Duration duration) {
    assertThat(ToolFlags.parseTimeout(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "30",
        "s",
        "30 s",
        "30S",
        "1.5s",
        "-1s",
        "0s",
        "0ms",
        "PT0S",
        "PT-1S",
        "PT0.0009S",
        "25h",
        "PT24H0.001S",
        "1d",
        "9999999999s",
        "PT99999999999999999999S",
        "soon"
      })
  void durationThatIsNoneOrDoesNotFitIsRefused(String text) {
    assertThat(ToolFlags.parseTimeout(text)).isEmpty();
  }

  @Test
  void contradictionIsRefused() {
    ToolFlags reads = ToolFlags.NONE.withReadOnly();

    assertThatThrownBy(reads::withDestructive)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a tool that only reads must not be destructive");
  }

  @Test
  void timeoutOutOfRangeIsRefused() {
    assertThatThrownBy(() -> ToolFlags.NONE.withTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a tool's timeout must be from 1 ms to 24 h; it is PT0S");
  }

  @Test
  void badTimeoutOfAToolIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new Slow()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool's timeout must be a duration from 1 ms to 24 h; that of "
                + Slow.class.getName()
                + ".wait is \"a while\"; write it like \"500ms\", \"30s\", \"5m\", \"2h\" or"
                + " \"PT30S\"");
  }

  @Test
  void badMetadataOfAToolIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new Noted()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool's metadata must have the form \"key=value\", each key once and without white"
                + " space; "
                + Noted.class.getName()
                + ".note has the key team twice; write it like metadata = {\"team=billing\","
                + " \"cost=high\"}");
  }

  @Test
  void contradictionOfAToolIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new Torn()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool that only reads must not be destructive; "
                + Torn.class.getName()
                + ".tear is marked readOnly and destructive; remove one of them");
  }

  static final class Files {
    @Tool(
        value = "Deletes a file",
        idempotent = true,
        destructive = true,
        sequential = true,
        approval = true,
        returnDirect = true,
        timeout = "30s",
        metadata = {"team=storage", "formula=a=b"})
    void delete() {}

    @Tool("Moves a file")
    void move() {}

    @Tool(value = "Reads a file", readOnly = true)
    void read() {}
  }

  static final class Slow {
    @Tool(value = "Waits", timeout = "a while")
    void wait(@Param(name = "x") int x) {}
  }

  static final class Noted {
    @Tool(
        value = "Notes",
        metadata = {"team=a", "team=b"})
    void note() {}
  }

  static final class Torn {
    @Tool(value = "Tears", readOnly = true, destructive = true)
    void tear() {}
  }
}
