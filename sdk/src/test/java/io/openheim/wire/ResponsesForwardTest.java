package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.error.LlmStatusException;
import io.openheim.internal.wire.CallIds;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.openai.OpenAiResponsesClient;
import io.openheim.wire.Recording.Exchange;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import okio.ByteString;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Leads the recorded conversations again through the client, with its own reading of the recorded
 * answers, and compares what it sends with what was recorded.
 */
class ResponsesForwardTest {
  /** Items of the model's turn that tell of tools of the provider. */
  private static final Set<String> PROVIDERS =
      Set.of(
          "code_interpreter_call",
          "mcp_call",
          "mcp_list_tools",
          "tool_search_call",
          "tool_search_output",
          "compaction",
          "web_search_call");

  @TestFactory
  Stream<? extends DynamicNode> conversations_areSentAsRecorded() {
    return Recordings.tests(
        new ResponsesFormat(),
        recordings ->
            recordings.stream()
                .filter(one -> !one.has("server-state"))
                .map(one -> DynamicTest.dynamicTest(one.id(), () -> lead(one))));
  }

  private static void lead(Recording recording) throws Exception {
    List<Message> replies = new ArrayList<>();
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      OpenAiResponsesClient client =
          OpenAiResponsesClient.builder().baseUrl(server.url("/v1").toString()).model("m").build();
      for (Exchange exchange : recording.exchanges()) {
        LlmRequest request = new LlmRequest(conversation(exchange.body(), replies), List.of());
        server.enqueue(exchange.answer().cut(Cut.all(recording.id(), 1).get(0)));
        try {
          replies.add(client.send(request).message());
        } catch (LlmStatusException refused) {
          assertThat(exchange.isError()).isTrue();
        }
        Map<String, Object> body = exchange.body();
        Map<String, Object> ours =
            JsonTree.object(JsonTree.parse(server.takeRequest().getBody().utf8()));
        assertThat(meaning(ours)).isEqualTo(meaning(body));
      }
    }
  }

  private static List<Map<String, Object>> items(Map<String, Object> body) {
    if (body.get("input") instanceof String text) {
      return List.of(Map.of("type", "message", "role", "user", "content", text));
    }
    return JsonTree.array(body.get("input")).stream().map(JsonTree::object).toList();
  }

  private static String type(Map<String, Object> item) {
    return item.get("type") == null ? "message" : (String) item.get("type");
  }

  private static boolean isModels(Map<String, Object> item) {
    return PROVIDERS.contains(type(item))
        || Set.of("reasoning", "function_call").contains(type(item))
        || "assistant".equals(item.get("role"));
  }

  private static List<Message> conversation(Map<String, Object> body, List<Message> replies) {
    List<Message> messages = new ArrayList<>();
    if (body.get("instructions") instanceof String text) {
      messages.add(Message.system(text));
    }
    List<Map<String, Object>> items = items(body);
    List<Message> left = new ArrayList<>(replies);
    int at = 0;
    while (at < items.size()) {
      int from = at;
      while (at < items.size() && isModels(items.get(at))) {
        at++;
      }
      if (at > from) {
        messages.add(said(items.subList(from, at), left));
        continue;
      }
      List<ToolResult> results = new ArrayList<>();
      while (at < items.size() && type(items.get(at)).equals("function_call_output")) {
        results.add(result(items.get(at++)));
      }
      if (!results.isEmpty()) {
        messages.add(Message.toolResults(results));
        continue;
      }
      Map<String, Object> item = items.get(at++);
      boolean user = "user".equals(item.get("role"));
      messages.add(new Message(user ? Role.USER : Role.SYSTEM, content(item.get("content"))));
    }
    return messages;
  }

  private static Message said(List<Map<String, Object>> items, List<Message> left) {
    List<Content> content = new ArrayList<>();
    for (Map<String, Object> item : items) {
      switch (type(item)) {
        case "message" -> content.addAll(content(item.get("content")));
        case "reasoning" ->
            content.add(
                new Content.Thinking(
                    "", item.get("encrypted_content") instanceof String text ? text : "", true));
        case "function_call" ->
            content.add(
                new ToolCall(
                    (String) item.get("call_id"),
                    (String) item.get("name"),
                    (String) item.get("arguments")));
        default -> content.add(new Content.Unknown(type(item), "{}"));
      }
    }
    Message rebuilt = new Message(Role.ASSISTANT, content);
    for (Message reply : left) {
      boolean sameText = texts(reply.text()).equals(texts(rebuilt.text()));
      if (sameText && names(reply).equals(names(rebuilt))) {
        left.remove(reply);
        return reply;
      }
    }
    return rebuilt;
  }

  private static List<String> names(Message message) {
    return message.toolCalls().stream().map(call -> call.id() + call.name()).toList();
  }

  private static ToolResult result(Map<String, Object> item) {
    String id = (String) item.get("call_id");
    if (item.get("output") instanceof String text) {
      return new ToolResult(id, "", text, false);
    }
    StringBuilder text = new StringBuilder();
    List<Image> images = new ArrayList<>();
    for (Content part : content(item.get("output"))) {
      if (part instanceof Content.Text said) {
        text.append(said.text());
      } else if (part instanceof Image image) {
        images.add(image);
      }
    }
    return new ToolResult(id, "", text.toString(), false, images, null);
  }

  private static List<Content> content(Object wire) {
    if (wire instanceof String text) {
      return List.of(new Content.Text(text));
    }
    List<Content> content = new ArrayList<>();
    for (Map<String, Object> part : parts(wire)) {
      String type = (String) part.get("type");
      if (type.equals("input_image")) {
        content.add(image((String) part.get("image_url")));
      } else if (type.equals("input_file")) {
        content.add(document(part));
      } else {
        content.add(new Content.Text((String) part.get("text")));
      }
    }
    return content;
  }

  private static Image image(String url) {
    if (url.startsWith("data:")) {
      String[] halves = url.substring(5).split(";base64,", 2);
      return Image.of(halves[0], ByteString.decodeBase64(halves[1]).toByteArray());
    }
    return Image.at(URI.create(url));
  }

  private static Document document(Map<String, Object> part) {
    if (part.get("file_id") instanceof String id) {
      return Document.file(id);
    }
    if (part.get("file_url") instanceof String url) {
      return Document.at(URI.create(url));
    }
    String[] halves = ((String) part.get("file_data")).substring(5).split(";base64,", 2);
    return Document.of(halves[0], ByteString.decodeBase64(halves[1]).toByteArray())
        .named((String) part.get("filename"));
  }

  private static List<Map<String, Object>> parts(Object list) {
    return JsonTree.array(list).stream().map(JsonTree::object).toList();
  }

  /**
   * What a request says, whichever way it says it. Of the differences that are none, each has its
   * rule: ids and states are of what is stored; null says nothing; instructions may stand first
   * among the messages; one text may be a list of one part; thoughts that cannot be read are left
   * out, and thoughts of another client's making; what tools of the provider did goes back as it
   * came, where others shorten it; a message without words is left out; a phase or a namespace may
   * have been forgotten by the other client; an id of a call may have letters that are not ours; a
   * result has its text before its images, and no files.
   */
  private static List<Object> meaning(Map<String, Object> body) {
    List<Object> meaning = new ArrayList<>();
    StringBuilder system =
        new StringBuilder(
            body.get("instructions") instanceof String text ? (String) texts(text).get(0) : "");
    for (Map<String, Object> item : items(body)) {
      Map<String, Object> said = new TreeMap<>(item);
      said.put("type", type(item));
      said.values().removeIf(Objects::isNull);
      said.keySet().removeAll(List.of("id", "status", "phase", "namespace"));
      if (isSystem(item) && meaning.isEmpty()) {
        system.append(system.length() == 0 ? "" : "\n\n").append(texts(item.get("content")).get(0));
      } else if (!isLeftOut(item)) {
        meaning.add(PROVIDERS.contains(type(item)) ? type(item) : plain(said));
      }
    }
    meaning.add(system.toString());
    return meaning;
  }

  private static boolean isSystem(Map<String, Object> item) {
    return item.get("role") instanceof String role && Set.of("system", "developer").contains(role);
  }

  private static boolean isLeftOut(Map<String, Object> item) {
    if (type(item).equals("reasoning")) {
      boolean raw = item.get("content") instanceof List<?> content && !content.isEmpty();
      return raw || item.get("encrypted_content") == null;
    }
    boolean saysNothing = item.get("content") instanceof String text && text.isEmpty();
    return type(item).startsWith("tool_search") || (isModels(item) && saysNothing);
  }

  private static Map<String, Object> plain(Map<String, Object> said) {
    said.computeIfPresent("role", (name, role) -> role.equals("developer") ? "system" : role);
    said.computeIfPresent("call_id", (name, id) -> CallIds.SIXTY_FOUR.onWire((String) id));
    said.computeIfPresent("arguments", (name, text) -> JsonTree.parse((String) text));
    said.computeIfPresent("content", (name, content) -> texts(content));
    said.computeIfPresent("output", (name, output) -> output(output));
    said.values().removeIf(List.of()::equals);
    return said;
  }

  private static List<Object> output(Object output) {
    List<Object> parts = new ArrayList<>(texts(output));
    parts.removeIf(part -> part instanceof Map && JsonTree.object(part).containsKey("file_id"));
    StringBuilder text = new StringBuilder();
    parts.stream().filter(String.class::isInstance).forEach(text::append);
    parts.removeIf(String.class::isInstance);
    parts.add(0, text.toString());
    return parts;
  }

  private static List<Object> texts(Object content) {
    if (content instanceof String text) {
      return List.of(text.replaceAll("[\u2018\u2019\u201c\u201d\"']", "'"));
    }
    List<Object> texts = new ArrayList<>();
    for (Map<String, Object> part : parts(content)) {
      Map<String, Object> fields = new TreeMap<>(part);
      fields.remove("detail");
      texts.add(part.get("text") instanceof String text ? texts(text).get(0) : fields);
    }
    return texts;
  }
}
