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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads recorded requests of Gemini. */
final class GeminiRequests {
  private static final Set<String> CONFIG =
      Set.of(
          "maxOutputTokens",
          "temperature",
          "topP",
          "stopSequences",
          "thinkingConfig",
          "responseJsonSchema",
          "responseMimeType",
          "responseModalities");

  private final RecordedBody body;
  private final List<ToolCall> open = new ArrayList<>();
  private int calls;

  private GeminiRequests(RecordedBody body) {
    this.body = body;
  }

  static LlmRequest read(Map<String, Object> recorded) {
    Map<String, Object> spelled = JsonTree.object(Meanings.camelCase(recorded));
    GeminiRequests requests = new GeminiRequests(new RecordedBody(spelled));
    requests.read();
    return requests.body.request();
  }

  private void read() {
    if (body.take("systemInstruction") instanceof Map<?, ?> system) {
      body.add(Role.SYSTEM, parts(system.get("parts")));
    }
    tools(body.take("tools"));
    if (body.take("generationConfig") instanceof Map<?, ?> config) {
      config(JsonTree.object(config));
    }
    for (Object content : JsonTree.array(body.take("contents"))) {
      content(JsonTree.object(content));
    }
  }

  /** Tools of the provider are asked for in its own words, and then all of them are. */
  private void tools(Object tools) {
    if (tools == null) {
      return;
    }
    List<Object> declared = new ArrayList<>();
    for (Object tool : JsonTree.array(tools)) {
      for (Map.Entry<String, Object> kind : JsonTree.object(tool).entrySet()) {
        if (kind.getKey().equals("functionDeclarations")) {
          declared.addAll(JsonTree.array(kind.getValue()));
        } else if (kind.getValue() != null) {
          body.settings().extraBody("tools", JsonTree.print(tools));
          return;
        }
      }
    }
    for (Object function : declared) {
      Map<String, Object> fields = JsonTree.object(function);
      Object schema = fields.getOrDefault("parametersJsonSchema", fields.get("parameters"));
      body.tool(fields.get("name"), fields.get("description"), schema);
    }
    toolChoice();
  }

  private void toolChoice() {
    Object config = body.take("toolConfig");
    if (config == null) {
      return;
    }
    Map<String, Object> choice =
        JsonTree.object(JsonTree.object(config).get("functionCallingConfig"));
    boolean named = choice.get("allowedFunctionNames") != null;
    switch ((String) choice.get("mode")) {
      case "ANY" -> {
        if (named) {
          body.settings().extraBody("toolConfig", JsonTree.print(config));
        } else {
          body.settings().toolChoice(ToolChoice.REQUIRED);
        }
      }
      case "NONE" -> body.settings().toolChoice(ToolChoice.NONE);
      case "AUTO" -> body.settings().toolChoice(ToolChoice.AUTO);
      default -> body.settings().extraBody("toolConfig", JsonTree.print(config));
    }
  }

  private void config(Map<String, Object> config) {
    if (!CONFIG.containsAll(config.keySet())) {
      body.settings().extraBody("generationConfig", JsonTree.print(config));
      return;
    }
    RecordedBody known = new RecordedBody(config);
    known.sampling("maxOutputTokens", "temperature", "topP");
    known.stop("stopSequences");
    if (config.get("thinkingConfig") instanceof Map<?, ?> thinking) {
      if (thinking.get("thinkingBudget") instanceof BigDecimal tokens) {
        known
            .settings()
            .reasoning(
                tokens.signum() == 0 ? Reasoning.OFF : Reasoning.budget(tokens.intValueExact()));
      } else {
        known.effort(thinking.get("thinkingLevel"));
      }
    }
    if (config.get("responseJsonSchema") != null) {
      String schema = JsonTree.print(config.get("responseJsonSchema"));
      known.settings().responseSchema(new ResponseSchema("answer", "", schema));
    }
    body.settings(known.settings().build());
  }

  private void content(Map<String, Object> content) {
    List<Content> parts = parts(content.get("parts"));
    if ("model".equals(content.get("role"))) {
      body.addTurn(parts);
      return;
    }
    List<Content> results = parts.stream().filter(ToolResult.class::isInstance).toList();
    List<Content> rest = new ArrayList<>(parts);
    rest.removeAll(results);
    if (!results.isEmpty()) {
      body.add(Role.TOOL, results);
    }
    if (!rest.isEmpty() || results.isEmpty()) {
      body.add(Role.USER, rest);
    }
  }

  private List<Content> parts(Object parts) {
    List<Content> content = new ArrayList<>();
    if (parts != null) {
      for (Object part : JsonTree.array(parts)) {
        content.add(part(JsonTree.object(part)));
      }
    }
    return content;
  }

  private Content part(Map<String, Object> part) {
    String signature = part.get("thoughtSignature") instanceof String signed ? signed : "";
    if (part.get("text") instanceof String text) {
      return Boolean.TRUE.equals(part.get("thought"))
          ? new Content.Thinking(text, signature, false)
          : new Content.Text(text);
    }
    if (part.get("functionCall") instanceof Map<?, ?> call) {
      return call(JsonTree.object(call));
    }
    if (part.get("functionResponse") instanceof Map<?, ?> response) {
      return response(JsonTree.object(response));
    }
    if (part.get("inlineData") instanceof Map<?, ?> data) {
      return media((String) data.get("mimeType"), (String) data.get("data"), null);
    }
    if (part.get("fileData") instanceof Map<?, ?> file) {
      return media((String) file.get("mimeType"), null, (String) file.get("fileUri"));
    }
    return new Content.Unknown("part", JsonTree.print(part));
  }

  private static Content media(String type, String data, String address) {
    if (type.startsWith("image/")) {
      return data == null ? Image.file(address) : Image.of(type, RecordedBody.bytes(data));
    }
    return data == null ? Document.file(address) : Document.of(type, RecordedBody.bytes(data));
  }

  /** Where calls have no ids ours get one as the client makes it, and names and order count. */
  private ToolCall call(Map<String, Object> call) {
    calls++;
    String id = call.get("id") instanceof String sent ? sent : String.format("call%05d", calls);
    Object arguments = call.getOrDefault("args", Map.of());
    ToolCall read = new ToolCall(id, (String) call.get("name"), JsonTree.print(arguments));
    open.add(read);
    return read;
  }

  private String idOf(Map<String, Object> response) {
    if (response.get("id") instanceof String sent) {
      return sent;
    }
    for (ToolCall call : open) {
      if (call.name().equals(response.get("name"))) {
        return call.id();
      }
    }
    return "unknown";
  }

  private ToolResult response(Map<String, Object> response) {
    String id = idOf(response);
    open.removeIf(call -> call.id().equals(id));
    Map<String, Object> said = new LinkedHashMap<>(JsonTree.object(response.get("response")));
    boolean error = said.containsKey("error");
    Object only = said.size() == 1 ? said.values().iterator().next() : said;
    String text = only instanceof String words ? words : JsonTree.print(only);
    List<Image> images = new ArrayList<>();
    for (Content part : parts(response.get("parts"))) {
      if (part instanceof Image image && image.size() > 0) {
        images.add(image);
      }
    }
    return body.result(id, text, error, images);
  }
}
