package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.message.Image;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ToolReturnTest {
  private static final Image IMAGE = Image.of("image/png", new byte[] {1, 2});

  @Test
  void textImagesAndDataAreInTheResult() {
    assertThat(call("chart", "{}"))
        .isEqualTo(
            new ToolResult("c1", "chart", "It grew.", false, List.of(IMAGE, IMAGE), List.of(7)));
  }

  @Test
  void resultThatIsThereLaterIsTheSame() {
    assertThat(call("later", "{}"))
        .isEqualTo(new ToolResult("c1", "later", "", false, List.of(IMAGE), null));
  }

  @Test
  void noteStandsBeforeTheText() {
    assertThat(call("chart", "{\"colour\":\"red\"}").text())
        .isEqualTo("(ignored, as there are no such parameters: $.colour)\nIt grew.");
  }

  @Test
  void nullIsToldAsSuch() {
    assertThat(call("nothing", "{}"))
        .isEqualTo(ToolResult.of(new ToolCall("c1", "nothing", "{}"), "null"));
  }

  @Test
  void eachVerbMakesACopy() {
    ToolReturn text = ToolReturn.of("It grew.");
    ToolReturn rich = text.image(IMAGE).data("first").data(List.of("secret"));

    assertThat(text.images()).isEmpty();
    assertThat(text.data()).isEmpty();
    assertThat(rich.data()).contains(List.of("secret"));
    assertThat(rich)
        .hasToString(
            "ToolReturn[text=It grew., images=[Image[image/png, 2 bytes]],"
                + " data=java.util.ImmutableCollections$List12]");
  }

  @Test
  void resultPrintsOnlyTheClassOfItsData() {
    assertThat(new ToolResult("c1", "f", "1", false, List.of(IMAGE), new StringBuilder("secret")))
        .hasToString(
            "ToolResult[callId=c1, name=f, text=1, error=false, images=[Image[image/png, 2"
                + " bytes]], data=java.lang.StringBuilder]");
    assertThat(new ToolResult("c1", "f", "1", true))
        .hasToString("ToolResult[callId=c1, name=f, text=1, error=true]");
  }

  private static ToolResult call(String tool, String arguments) {
    return Toolboxes.of(new Charts()).call(new ToolCall("c1", tool, arguments)).result();
  }

  static final class Charts {
    @Tool("Draws a chart")
    ToolReturn chart() {
      return ToolReturn.of("It grew.").image(IMAGE).image(IMAGE).data(List.of(7));
    }

    @Tool("Draws one later")
    CompletionStage<ToolReturn> later() {
      return CompletableFuture.completedStage(ToolReturn.of("").image(IMAGE));
    }

    @Tool("Draws none")
    ToolReturn nothing() {
      return null;
    }
  }
}
