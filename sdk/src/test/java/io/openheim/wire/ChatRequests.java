package io.openheim.wire;

import io.openheim.llm.LlmRequest;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads recorded requests of chat completions. */
final class ChatRequests {
  private final RecordedBody body;

  private ChatRequests(RecordedBody body) {
    this.body = body;
  }

  static LlmRequest read(Map<String, Object> recorded) {
    ChatRequests requests = new ChatRequests(new RecordedBody(recorded));
    requests.read();
    return requests.body.request();
  }

  private void read() {
    body.ignore("model", "stream", "stream_options");
    body.sampling("max_tokens", "temperature", "top_p");
    body.number("max_completion_tokens", limit -> body.settings().maxTokens(limit.intValueExact()));
    body.number("seed", seed -> body.settings().seed(seed.longValueExact()));
    body.stop("stop");
    body.flag("parallel_tool_calls", body.settings()::parallelToolCalls);
    body.effort(body.take("reasoning_effort"));
    if (body.take("tools") instanceof List<?> tools) {
      tools.forEach(this::tool);
    }
    toolChoice(body.take("tool_choice"));
    responseFormat();
    for (Object message : JsonTree.array(body.take("messages"))) {
      message(JsonTree.object(message));
    }
  }

  private void tool(Object tool) {
    if (JsonTree.object(tool).get("function") instanceof Map<?, ?> function) {
      body.tool(function.get("name"), function.get("description"), function.get("parameters"));
    }
  }

  private void toolChoice(Object choice) {
    if (choice instanceof String word) {
      ToolChoice.Kind kind =
          word.equals("any")
              ? ToolChoice.Kind.REQUIRED
              : ToolChoice.Kind.valueOf(word.toUpperCase(Locale.ROOT));
      body.settings().toolChoice(new ToolChoice(kind, ""));
    } else if (choice != null) {
      Object function = JsonTree.object(choice).get("function");
      body.settings().toolChoice(ToolChoice.tool((String) JsonTree.object(function).get("name")));
    }
  }

  private void responseFormat() {
    Object format = body.take("response_format");
    if (format == null) {
      return;
    }
    if (JsonTree.object(format).get("json_schema") instanceof Map<?, ?> schema) {
      Object description = schema.get("description");
      body.settings()
          .responseSchema(
              new ResponseSchema(
                  (String) schema.get("name"),
                  description == null ? "" : (String) description,
                  JsonTree.print(schema.get("schema"))));
    } else {
      body.settings().extraBody("response_format", JsonTree.print(format));
    }
  }

  private void message(Map<String, Object> message) {
    List<Content> said = content(message.get("content"));
    switch ((String) message.get("role")) {
      case "system", "developer" -> body.add(Role.SYSTEM, said);
      case "user" -> body.add(Role.USER, said);
      case "assistant" -> body.add(Role.ASSISTANT, assistant(message, said));
      case "tool" -> body.add(Role.TOOL, List.of(result(message, said)));
      default -> throw new IllegalArgumentException("a new role: " + message);
    }
  }

  private Content result(Map<String, Object> message, List<Content> said) {
    StringBuilder text = new StringBuilder();
    List<Image> images = new ArrayList<>();
    for (Content part : said) {
      if (part instanceof Content.Text more) {
        text.append(more.text());
      } else if (part instanceof Image image) {
        images.add(image);
      }
    }
    return body.result((String) message.get("tool_call_id"), text.toString(), false, images);
  }

  private static List<Content> assistant(Map<String, Object> message, List<Content> said) {
    List<Content> all = new ArrayList<>();
    for (String field : List.of("reasoning_content", "reasoning")) {
      if (message.get(field) instanceof String thought && !thought.isEmpty()) {
        all.add(new Content.Thinking(thought));
      }
    }
    all.addAll(said);
    if (message.get("tool_calls") instanceof List<?> calls) {
      for (Object call : calls) {
        Map<String, Object> function = JsonTree.object(JsonTree.object(call).get("function"));
        Object arguments = function.get("arguments");
        all.add(
            new ToolCall(
                (String) JsonTree.object(call).get("id"),
                (String) function.get("name"),
                arguments instanceof String text ? text : JsonTree.print(arguments)));
      }
    }
    return all;
  }

  private static List<Content> content(Object content) {
    List<Content> parts = new ArrayList<>();
    if (content instanceof String text) {
      if (!text.isEmpty()) {
        parts.add(new Content.Text(text));
      }
    } else if (content != null) {
      for (Object part : JsonTree.array(content)) {
        Map<String, Object> fields = JsonTree.object(part);
        parts.add(part(fields));
        if (fields.containsKey("cache_control")) {
          parts.add(new Content.CachePoint(false));
        }
      }
    }
    return parts;
  }

  private static Content part(Map<String, Object> part) {
    return switch ((String) part.get("type")) {
      case "text" -> new Content.Text((String) part.get("text"));
      case "image_url" ->
          RecordedBody.image((String) JsonTree.object(part.get("image_url")).get("url"));
      case "file" -> {
        Map<String, Object> file = JsonTree.object(part.get("file"));
        yield file.get("file_id") instanceof String id
            ? Document.file(id)
            : RecordedBody.document((String) file.get("file_data"), file.get("filename"));
      }
      case "document_url" ->
          RecordedBody.document((String) part.get("document_url"), part.get("document_name"));
      default -> new Content.Unknown((String) part.get("type"), JsonTree.print(part));
    };
  }
}
