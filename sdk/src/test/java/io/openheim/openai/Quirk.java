package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.error.LlmException;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;

/**
 * One habit of a server: a title, then lines of what it sends ({@code delta}, {@code finish},
 * {@code frame}: events; {@code raw}: a line as it is; {@code body}: all of a body that is no
 * stream), then lines of what a caller gets.
 */
record Quirk(String title, List<String> sent, String expected) {
  /** Quirks are parted by blank lines. */
  static Stream<Quirk> parse(String text) {
    return Arrays.stream(text.strip().split("\n\n")).map(Quirk::parseOne);
  }

  private static Quirk parseOne(String block) {
    List<String> sent = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    String[] lines = block.split("\n");
    for (String line : List.of(lines).subList(1, lines.length)) {
      if (line.startsWith(">")) {
        sent.add(line.substring(1).stripLeading());
      } else {
        expected.add(line.substring(2).replace("\\s", " "));
      }
    }
    return new Quirk(lines[0], sent, String.join("\n", expected));
  }

  /** The statements that the title begins with, such as W01. */
  List<String> statements() {
    return Arrays.stream(title.split(" ")).takeWhile(word -> word.matches("W\\d+[a-c]?")).toList();
  }

  /** Plays all quirks of a statement, of which there is at least one. */
  static void check(MockWebServer server, String table, String statement) {
    List<Quirk> quirks = parse(table).filter(q -> q.statements().contains(statement)).toList();
    assertThat(quirks).as(statement).isNotEmpty();
    quirks.forEach(quirk -> quirk.check(server));
  }

  /** Plays what the server sends, and compares what a caller gets. */
  void check(MockWebServer server) {
    server.enqueue(answer());
    assertThat(told(server)).as(title).isEqualTo(expected);
  }

  /** Whether a table and the methods of its test speak of the same statements. */
  static void checkNames(String table, Class<?> test) {
    Set<String> told = new TreeSet<>();
    parse(table).forEach(quirk -> told.addAll(quirk.statements()));
    Set<String> named = new TreeSet<>();
    for (Method method : test.getDeclaredMethods()) {
      Matcher name = Pattern.compile("w0*(\\d+[a-c]?)_.*").matcher(method.getName());
      if (name.matches()) {
        named.add("W" + (name.group(1).length() == 1 ? "0" : "") + name.group(1));
      }
    }
    assertThat(named).containsAll(told);
  }

  MockResponse answer() {
    StringBuilder body = new StringBuilder();
    for (String line : sent) {
      String[] parts = line.split(" ", 2);
      String rest = parts.length == 1 ? "" : parts[1];
      switch (parts[0]) {
        case "delta" -> frame(body, "{\"choices\":[{\"index\":0,\"delta\":" + rest + "}]}");
        case "finish" ->
            frame(body, "{\"choices\":[{\"delta\":{},\"finish_reason\":\"" + rest + "\"}]}");
        case "frame" -> frame(body, rest);
        case "raw" -> body.append(rest).append(rest.startsWith("data:") ? "" : "\n");
        case "body" -> body.append(rest);
        default -> throw new IllegalArgumentException(line);
      }
    }
    boolean stream = !sent.get(0).startsWith("body");
    return new MockResponse.Builder()
        .addHeader("content-type", stream ? "text/event-stream" : "application/json")
        .chunkedBody(new Buffer().writeUtf8(body.toString()), 7)
        .build();
  }

  private static void frame(StringBuilder body, String json) {
    body.append("data: ").append(json).append("\n\n");
  }

  /** What a caller gets, in words. */
  String told(MockWebServer server, Feature... known) {
    OpenAiChatClient client =
        OpenAiChatClient.builder()
            .baseUrl(server.url("/v1").toString())
            .model("m")
            .capabilities(model -> model.with(known))
            .build();
    List<String> told = new ArrayList<>();
    try {
      LlmReply reply = client.send(new LlmRequest(List.of(Message.user("Hi")), List.of()));
      tell(reply, told);
    } catch (LlmException e) {
      tell(e, server, told);
    }
    return String.join("\n", told);
  }

  private static void tell(LlmReply reply, List<String> told) {
    for (Content part : reply.message().content()) {
      if (part instanceof Content.Thinking thinking) {
        told.add("thinking " + thinking.text());
      } else if (part instanceof Content.Refusal refusal) {
        told.add("refusal " + refusal.text());
      } else if (part instanceof ToolCall call) {
        told.add("call " + call.id() + " " + call.name() + " " + call.arguments());
      } else {
        told.add("text " + ((Content.Text) part).text());
      }
    }
    told.add("finish " + reply.finish().kind() + " " + reply.finish().raw());
    Usage usage = reply.usage();
    if (usage != null) {
      told.add(
          "usage %d %d %d %d %d"
              .formatted(
                  usage.input(),
                  usage.output(),
                  usage.cacheRead(),
                  usage.cacheWrite(),
                  usage.reasoning()));
    }
  }

  private static void tell(LlmException e, MockWebServer server, List<String> told) {
    String status = e.status().isPresent() ? " " + e.status().getAsInt() : "";
    told.add(
        e.getClass().getSimpleName()
            + (status.equals(" 200") ? "" : status)
            + (e.retryable() ? " retryable " : " ")
            + e.getMessage().replace(server.getHostName() + ":" + server.getPort(), "SERVER"));
    e.partial().ifPresent(partial -> told.add("partial " + partial.text()));
  }

  @Override
  public String toString() {
    return title;
  }
}
