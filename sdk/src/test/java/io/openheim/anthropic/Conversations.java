package io.openheim.anthropic;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import io.openheim.tool.ToolSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.ByteString;

/** Asks a server of our own, and tells what was sent and what came of it, with ' for ". */
final class Conversations {
  static final ToolSpec TOOL = new ToolSpec("f", "Does it", "{\"type\":\"object\"}");
  static final Message HI = Message.user("Hi");

  private final MockWebServer server;

  Conversations(MockWebServer server) {
    this.server = server;
  }

  /** A client of a model that takes everything but this. */
  AnthropicClient.Builder client(Feature... not) {
    return AnthropicClient.builder()
        .baseUrl(server.url("/v1").toString())
        .model("claude-m")
        .capabilities(known -> Capabilities.of(EnumSet.allOf(Feature.class), 16_000).without(not));
  }

  LlmReply answer(MockResponse answer) {
    server.enqueue(answer);
    LlmReply reply = client().build().send(new LlmRequest(List.of(HI), List.of()));
    take();
    return reply;
  }

  /** What the model said, part by part. */
  static String told(LlmReply reply) {
    List<String> told = new ArrayList<>();
    for (Content part : reply.message().content()) {
      if (part instanceof Content.Text text) {
        told.add("text " + text.text());
      } else if (part instanceof Content.Thinking thought) {
        String kind = thought.redacted() ? "redacted " : "thinking ";
        told.add(kind + thought.text() + "|" + thought.signature());
      } else if (part instanceof Content.Refusal refusal) {
        told.add("refusal " + refusal.text());
      } else if (part instanceof ToolCall call) {
        told.add("call " + call.id() + " " + call.name() + " " + call.arguments());
      } else {
        told.add(((Content.Unknown) part).kind() + " " + ((Content.Unknown) part).json());
      }
    }
    told.add(reply.finish().kind() + " " + reply.finish().raw());
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
    return String.join("\n", told).replace('"', '\'');
  }

  /** The whole body that a request becomes. */
  String body(AnthropicClient.Builder client, LlmRequest request) {
    server.enqueue(Answers.text("Hello"));
    client.build().send(request);
    return take();
  }

  String body(LlmSettings settings) {
    return body(client(), new LlmRequest(List.of(HI), List.of(), settings));
  }

  String body(LlmSettings settings, ToolSpec... tools) {
    return body(client(), new LlmRequest(List.of(HI), List.of(tools), settings));
  }

  /** The messages that a conversation becomes. */
  String messages(Message... messages) {
    return messages(List.of(messages));
  }

  String messages(List<Message> messages) {
    return messagesOf(body(client(), new LlmRequest(messages, List.of(TOOL))));
  }

  /** The messages in a body. */
  static String messagesOf(String body) {
    int start = body.indexOf("'messages':[") + "'messages':[".length();
    int end = body.indexOf(",'cache_control':", body.lastIndexOf("]}"));
    return body.substring(start, end < 0 ? body.length() - 2 : end - 1);
  }

  private String take() {
    try {
      ByteString body = server.takeRequest().getBody();
      return body == null ? "" : body.utf8().replace('"', '\'');
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
