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
import java.util.Set;

/** Reads recorded requests of OpenAI's responses. */
final class ResponsesRequests {
  private static final Set<String> NOT_THE_MODELS = Set.of("message", "function_call_output");

  private final RecordedBody body;
  private final List<Content> said = new ArrayList<>();

  private ResponsesRequests(RecordedBody body) {
    this.body = body;
  }

  static LlmRequest read(Map<String, Object> recorded) {
    ResponsesRequests requests = new ResponsesRequests(new RecordedBody(recorded));
    requests.read();
    return requests.body.request();
  }

  private void read() {
    body.ignore("model", "stream", "include");
    body.sampling("max_output_tokens", "temperature", "top_p");
    body.flag("parallel_tool_calls", body.settings()::parallelToolCalls);
    tools();
    reasoning();
    format();
    if (body.take("instructions") instanceof String text) {
      body.add(Role.SYSTEM, List.of(new Content.Text(text)));
    }
    Object input = body.take("input");
    if (input instanceof String text) {
      body.add(Role.USER, List.of(new Content.Text(text)));
      return;
    }
    for (Object item : JsonTree.array(input)) {
      item(JsonTree.object(item));
    }
    endOfTurn();
  }

  /** Tools of the provider are asked for in its own words, and then all of them are. */
  private void tools() {
    Object tools = body.take("tools");
    if (tools == null) {
      return;
    }
    List<Object> all = JsonTree.array(tools);
    if (all.stream().allMatch(ResponsesRequests::isOurs)) {
      for (Object tool : all) {
        Map<String, Object> fields = JsonTree.object(tool);
        body.tool(fields.get("name"), fields.get("description"), fields.get("parameters"));
      }
      toolChoice();
    } else {
      body.settings().extraBody("tools", JsonTree.print(tools));
    }
  }

  private static boolean isOurs(Object tool) {
    Map<String, Object> fields = JsonTree.object(tool);
    return "function".equals(fields.get("type")) && !fields.containsKey("defer_loading");
  }

  private void toolChoice() {
    Object choice = body.take("tool_choice");
    if (choice instanceof String word) {
      ToolChoice.Kind kind = ToolChoice.Kind.valueOf(word.toUpperCase(Locale.ROOT));
      body.settings().toolChoice(new ToolChoice(kind, ""));
    } else if (choice != null) {
      if ("function".equals(JsonTree.object(choice).get("type"))) {
        body.settings().toolChoice(ToolChoice.tool((String) JsonTree.object(choice).get("name")));
      } else {
        body.settings().extraBody("tool_choice", JsonTree.print(choice));
      }
    }
  }

  private void reasoning() {
    Object reasoning = body.take("reasoning");
    if (reasoning == null) {
      return;
    }
    if (JsonTree.object(reasoning).keySet().equals(Set.of("effort"))) {
      body.effort(JsonTree.object(reasoning).get("effort"));
    } else {
      body.settings().extraBody("reasoning", JsonTree.print(reasoning));
    }
  }

  private void format() {
    Object text = body.take("text");
    if (text == null) {
      return;
    }
    Map<String, Object> format = JsonTree.object(JsonTree.object(text).get("format"));
    if (format.get("schema") != null) {
      Object description = format.get("description");
      body.settings()
          .responseSchema(
              new ResponseSchema(
                  (String) format.get("name"),
                  description == null ? "" : (String) description,
                  JsonTree.print(format.get("schema"))));
    } else {
      body.settings().extraBody("text", JsonTree.print(text));
    }
  }

  private void item(Map<String, Object> item) {
    String type = item.get("type") == null ? "message" : (String) item.get("type");
    boolean models = !NOT_THE_MODELS.contains(type) || "assistant".equals(item.get("role"));
    if (models) {
      said(type, item);
      return;
    }
    endOfTurn();
    if (type.equals("function_call_output")) {
      StringBuilder text = new StringBuilder();
      List<Image> images = new ArrayList<>();
      for (Content part : content(item.get("output"))) {
        if (part instanceof Content.Text more) {
          text.append(more.text());
        } else if (part instanceof Image image) {
          images.add(image);
        }
      }
      String id = (String) item.get("call_id");
      body.add(Role.TOOL, List.of(body.result(id, text.toString(), false, images)));
    } else {
      Role role = "user".equals(item.get("role")) ? Role.USER : Role.SYSTEM;
      body.add(role, content(item.get("content")));
    }
  }

  private void said(String type, Map<String, Object> item) {
    switch (type) {
      case "message" -> said.addAll(content(item.get("content")));
      case "reasoning" -> {
        Object hidden = item.get("encrypted_content");
        said.add(new Content.Thinking("", hidden == null ? "" : (String) hidden, true));
      }
      case "function_call" ->
          said.add(
              new ToolCall(
                  (String) item.get("call_id"),
                  (String) item.get("name"),
                  (String) item.get("arguments")));
      default -> said.add(new Content.Unknown(type, JsonTree.print(item)));
    }
  }

  private void endOfTurn() {
    if (!said.isEmpty()) {
      body.add(Role.ASSISTANT, said);
      said.clear();
    }
  }

  private static List<Content> content(Object content) {
    if (content instanceof String text) {
      return List.of(new Content.Text(text));
    }
    List<Content> parts = new ArrayList<>();
    for (Object part : JsonTree.array(content)) {
      Map<String, Object> fields = JsonTree.object(part);
      switch ((String) fields.get("type")) {
        case "input_image" -> parts.add(RecordedBody.image((String) fields.get("image_url")));
        case "input_file" -> parts.add(file(fields));
        case "refusal" -> parts.add(new Content.Refusal((String) fields.get("refusal")));
        default -> parts.add(new Content.Text((String) fields.get("text")));
      }
    }
    return parts;
  }

  private static Document file(Map<String, Object> part) {
    if (part.get("file_id") instanceof String id) {
      return Document.file(id);
    }
    Object address = part.getOrDefault("file_url", part.get("file_data"));
    return RecordedBody.document((String) address, part.get("filename"));
  }
}
