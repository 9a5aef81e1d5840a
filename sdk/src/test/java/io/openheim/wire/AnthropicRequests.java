package io.openheim.wire;

import io.openheim.llm.LlmRequest;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads recorded requests of Anthropic's messages. */
final class AnthropicRequests {
  private final RecordedBody body;

  private AnthropicRequests(RecordedBody body) {
    this.body = body;
  }

  static LlmRequest read(Map<String, Object> recorded) {
    AnthropicRequests requests = new AnthropicRequests(new RecordedBody(recorded));
    requests.read();
    return requests.body.request();
  }

  private void read() {
    body.ignore("model", "stream", "cache_control");
    body.sampling("max_tokens", "temperature", "top_p");
    body.stop("stop_sequences");
    tools();
    thinking();
    output();
    for (Content part : content(body.take("system"))) {
      body.add(Role.SYSTEM, List.of(part));
    }
    for (Object message : JsonTree.array(body.take("messages"))) {
      message(JsonTree.object(message));
    }
  }

  /** Tools of the provider are asked for in its own words, and then all of them are. */
  private void tools() {
    Object tools = body.take("tools");
    if (tools == null) {
      return;
    }
    List<Object> all = JsonTree.array(tools);
    if (all.stream().allMatch(AnthropicRequests::isOurs)) {
      for (Object tool : all) {
        Map<String, Object> fields = JsonTree.object(tool);
        body.tool(fields.get("name"), fields.get("description"), fields.get("input_schema"));
      }
      toolChoice();
    } else {
      body.settings().extraBody("tools", JsonTree.print(tools));
    }
  }

  private static boolean isOurs(Object tool) {
    return JsonTree.object(tool).containsKey("input_schema")
        && !JsonTree.object(tool).containsKey("defer_loading");
  }

  private void toolChoice() {
    Object choice = body.take("tool_choice");
    if (choice == null) {
      return;
    }
    Map<String, Object> fields = JsonTree.object(choice);
    body.settings()
        .toolChoice(
            switch ((String) fields.get("type")) {
              case "auto" -> ToolChoice.AUTO;
              case "any" -> ToolChoice.REQUIRED;
              case "none" -> ToolChoice.NONE;
              default -> ToolChoice.tool((String) fields.get("name"));
            });
    if (fields.get("disable_parallel_tool_use") instanceof Boolean alone) {
      body.settings().parallelToolCalls(!alone);
    }
  }

  private void thinking() {
    Object thinking = body.take("thinking");
    if (thinking == null) {
      return;
    }
    if (JsonTree.object(thinking).get("budget_tokens") instanceof BigDecimal tokens) {
      body.settings().reasoning(Reasoning.budget(tokens.intValueExact()));
    } else {
      body.settings().extraBody("thinking", JsonTree.print(thinking));
    }
  }

  private void output() {
    Object output = body.take("output_config");
    if (output == null) {
      return;
    }
    if (JsonTree.object(output).get("format") instanceof Map<?, ?> format) {
      body.settings()
          .responseSchema(new ResponseSchema("answer", "", JsonTree.print(format.get("schema"))));
    } else {
      body.settings().extraBody("output_config", JsonTree.print(output));
    }
  }

  /** Results stand first in what the user says here. */
  private void message(Map<String, Object> message) {
    List<Content> said = content(message.get("content"));
    switch ((String) message.get("role")) {
      case "system" -> body.add(Role.SYSTEM, said);
      case "assistant" -> body.add(Role.ASSISTANT, said);
      default -> {
        List<Content> results = said.stream().filter(ToolResult.class::isInstance).toList();
        List<Content> rest = new ArrayList<>(said);
        rest.removeAll(results);
        if (!results.isEmpty()) {
          body.add(Role.TOOL, results);
        }
        if (rest.stream().anyMatch(part -> !(part instanceof Content.CachePoint))) {
          body.add(Role.USER, rest);
        }
      }
    }
  }

  private List<Content> content(Object content) {
    List<Content> parts = new ArrayList<>();
    if (content instanceof String text) {
      parts.add(new Content.Text(text));
    } else if (content != null) {
      for (Object block : JsonTree.array(content)) {
        Map<String, Object> fields = JsonTree.object(block);
        parts.add(part(fields));
        if (fields.containsKey("cache_control")) {
          parts.add(new Content.CachePoint(false));
        }
      }
    }
    return parts;
  }

  private Content part(Map<String, Object> block) {
    return switch ((String) block.get("type")) {
      case "text" -> new Content.Text((String) block.get("text"));
      case "image" -> image(JsonTree.object(block.get("source")));
      case "document" -> document(JsonTree.object(block.get("source")), block.get("title"));
      case "tool_use" ->
          new ToolCall(
              (String) block.get("id"),
              (String) block.get("name"),
              JsonTree.print(block.get("input")));
      case "tool_result" -> result(block);
      case "thinking" ->
          new Content.Thinking(
              (String) block.get("thinking"), (String) block.get("signature"), false);
      case "redacted_thinking" -> new Content.Thinking("", (String) block.get("data"), true);
      default -> new Content.Unknown((String) block.get("type"), JsonTree.print(block));
    };
  }

  private Content result(Map<String, Object> block) {
    StringBuilder text = new StringBuilder();
    List<Image> images = new ArrayList<>();
    for (Content part : content(block.get("content"))) {
      if (part instanceof Content.Text more) {
        text.append(more.text());
      } else if (part instanceof Image image) {
        images.add(image);
      }
    }
    return body.result(
        (String) block.get("tool_use_id"),
        text.toString(),
        Boolean.TRUE.equals(block.get("is_error")),
        images);
  }

  private static Image image(Map<String, Object> source) {
    return switch ((String) source.get("type")) {
      case "file" -> Image.file((String) source.get("file_id"));
      case "url" -> RecordedBody.image((String) source.get("url"));
      default ->
          Image.of(
              (String) source.get("media_type"), RecordedBody.bytes((String) source.get("data")));
    };
  }

  private static Document document(Map<String, Object> source, Object title) {
    String data = (String) source.get("data");
    Document document =
        switch ((String) source.get("type")) {
          case "file" -> Document.file((String) source.get("file_id"));
          case "url" -> RecordedBody.document((String) source.get("url"), null);
          case "text" -> Document.of("text/plain", data.getBytes(StandardCharsets.UTF_8));
          default -> Document.of((String) source.get("media_type"), RecordedBody.bytes(data));
        };
    return title == null ? document : document.named((String) title);
  }
}
