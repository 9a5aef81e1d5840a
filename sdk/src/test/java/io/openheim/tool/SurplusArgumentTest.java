package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of arguments that a tool does not have. */
class SurplusArgumentTest {
  private final Files files = new Files();

  @Test
  void toolThatChangesSomethingIsNotCalled() {
    ToolResult result = call("delete", "{\"path\":\"/tmp/a\",\"preview\":true}");

    assertThat(files.deleted).isEmpty();
    assertThat(result.error()).isTrue();
    assertThat(result.text())
        .isEqualTo(
            """
            delete was not called: its arguments have 1 problem.
            - $.preview: there is no such property; the properties are path, dryRun
            Correct them and call again.""");
  }

  @Test
  void toolThatChangesSomethingIsCalledIfEverythingElseWasSaid() {
    ToolResult result = call("delete", "{\"path\":\"a\",\"dryRun\":false,\"reason\":\"old\"}");

    assertThat(files.deleted).containsExactly("a");
    assertThat(result.text())
        .isEqualTo("(ignored, as there are no such parameters: $.reason)\ndeleted");
  }

  @Test
  void toolThatOnlyReadsIsCalledWithANote() {
    assertThat(call("list", "{\"path\":\"a\",\"reason\":\"curious\"}").text())
        .isEqualTo("(ignored, as there are no such parameters: $.reason)\na, Optional.empty");
  }

  @Test
  void misspeltArgumentOfAToolThatOnlyReadsIsTold() {
    assertThat(call("list", "{\"path\":\"a\",\"dpeth\":2}").text())
        .isEqualTo(
            """
            list was not called: its arguments have 1 problem.
            - $.dpeth: there is no such property; did you mean depth?
            Correct them and call again.""");
  }

  private ToolResult call(String tool, String arguments) {
    return Toolboxes.of(files).call(new ToolCall("1", tool, arguments)).result();
  }

  static final class Files {
    private final List<String> deleted = new ArrayList<>();

    @Tool(value = "Deletes a file", destructive = true)
    String delete(
        @Param(name = "path") String path, @Param(name = "dryRun") Optional<Boolean> dryRun) {
      if (!dryRun.orElse(false)) {
        deleted.add(path);
      }
      return "deleted";
    }

    @Tool(value = "Lists files", readOnly = true)
    String list(@Param(name = "path") String path, @Param(name = "depth") Optional<Integer> depth) {
      return path + ", " + depth;
    }
  }
}
