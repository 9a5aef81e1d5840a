package io.openheim.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import okio.Utf8;
import org.junit.jupiter.api.Test;

class ResultLimitTest {
  private static final ToolCall CALL = new ToolCall("c1", "dump", "{}");

  @Test
  void resultOfExactlyTheLimitIsKept() {
    ToolResult result = ToolResult.of(CALL, "x".repeat(ResultLimit.MOST));

    assertThat(ResultLimit.cut(result)).isSameAs(result);
  }

  @Test
  void longerResultIsCutAtACharacterWithANote() {
    // Four bytes each, behind one byte, so that the limit falls into the middle of one.
    String text = "x" + "\ud83d\ude00".repeat(ResultLimit.MOST / 4);

    String cut = ResultLimit.cut(ToolResult.of(CALL, text)).text();

    assertThat(cut).endsWith("\n[cut: the first 131072 of 131073 bytes are shown]");
    String kept = cut.substring(0, cut.indexOf("\n[cut"));
    assertThat(Utf8.size(kept)).isEqualTo(ResultLimit.MOST - 3);
    assertThat(text).startsWith(kept);
  }

  @Test
  void errorStaysAnError() {
    ToolResult result = ToolResult.error(CALL, "x".repeat(ResultLimit.MOST + 1));

    assertThat(ResultLimit.cut(result).error()).isTrue();
  }
}
