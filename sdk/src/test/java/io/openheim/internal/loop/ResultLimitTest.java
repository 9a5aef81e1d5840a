package io.openheim.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.message.Image;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
  void imagesThatAreTooLargeOrTooManyAreLeftOutWithANote() {
    Image huge = Image.of("image/png", new byte[ResultLimit.MOST_IMAGE_BYTES]);
    Image small = Image.of("image/png", new byte[] {1});
    List<Image> many = new ArrayList<>(List.of(small, huge));
    many.addAll(Collections.nCopies(ResultLimit.MOST_IMAGES, small));

    ToolResult cut =
        ResultLimit.cut(new ToolResult("c1", "dump", "all", true, many, "for the app"));

    assertThat(cut)
        .isEqualTo(
            new ToolResult(
                "c1",
                "dump",
                "all\n[left out: 2 images; at most 20 of together 20971520 bytes are shown]",
                true,
                Collections.nCopies(ResultLimit.MOST_IMAGES, small),
                "for the app"));
  }

  @Test
  void imagesThatJustFitAreKept() {
    Image large = Image.of("image/png", new byte[ResultLimit.MOST_IMAGE_BYTES]);
    ToolResult result = new ToolResult("c1", "dump", "", false, List.of(large), null);

    assertThat(ResultLimit.cut(result)).isSameAs(result);
  }

  @Test
  void errorStaysAnError() {
    ToolResult result = ToolResult.error(CALL, "x".repeat(ResultLimit.MOST + 1));

    assertThat(ResultLimit.cut(result).error()).isTrue();
  }
}
