package corpus;

import io.openheim.message.Image;
import io.openheim.tool.Tool;
import io.openheim.tool.ToolContext;
import io.openheim.tool.ToolReturn;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

class Results {
  record Sales(int year) {}

  static List<Object> tools() {
    return List.of(new Results());
  }

  // CALL chart {"year":2025}
  @Tool(value = "Draws", readOnly = true)
  ToolReturn chart(int year, Optional<String> title) {
    return ToolReturn.of("Sales of " + year + title)
        .image(Image.of("image/png", new byte[] {1, 2, 3, 4}))
        .image(Image.at(URI.create("https://example.com/a.png?key=secret")))
        .data(new Sales(year));
  }

  // CALL later {"text":"x"}
  @Tool("Gives it later")
  CompletionStage<ToolReturn> later(String text, ToolContext context) {
    return CompletableFuture.completedStage(ToolReturn.of(text + context.callId()).data(context));
  }

  // CALL picture {}
  @Tool("Gives an image alone, on the class")
  static Future<ToolReturn> picture() {
    return CompletableFuture.completedFuture(
        ToolReturn.of("").image(Image.of("IMAGE/SVG+xml", new byte[] {60})));
  }

  // CALL nothing {}
  @Tool("Gives null")
  ToolReturn nothing() {
    return null;
  }
}
