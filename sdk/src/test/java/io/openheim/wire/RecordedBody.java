package io.openheim.wire;

import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolSpec;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import okio.ByteString;

/**
 * A recorded request that is read into ours: each field is taken once, and what nobody takes is an
 * extra field of ours too.
 */
final class RecordedBody {
  private final Map<String, Object> left;
  private final List<Message> messages = new ArrayList<>();
  private final List<ToolSpec> tools = new ArrayList<>();
  private LlmSettings.Builder settings = LlmSettings.builder();
  private final Map<String, String> names = new LinkedHashMap<>();

  RecordedBody(Map<String, Object> body) {
    this.left = new LinkedHashMap<>(body);
    left.values().removeIf(value -> value == null);
  }

  LlmSettings.Builder settings() {
    return settings;
  }

  /** Takes settings that were read elsewhere, besides those that were read here. */
  void settings(LlmSettings more) {
    settings = more.orElse(settings.build()).toBuilder();
  }

  /** The value of a field; null if there is none. */
  Object take(String name) {
    return left.remove(name);
  }

  void ignore(String... fields) {
    List.of(fields).forEach(left::remove);
  }

  void number(String name, Consumer<BigDecimal> setting) {
    if (left.get(name) instanceof BigDecimal number) {
      left.remove(name);
      setting.accept(number);
    }
  }

  void flag(String name, Consumer<Boolean> setting) {
    if (left.get(name) instanceof Boolean flag) {
      left.remove(name);
      setting.accept(flag);
    }
  }

  void sampling(String maxTokens, String temperature, String topP) {
    number(maxTokens, number -> settings.maxTokens(number.intValueExact()));
    // A recording of a refusal has one that our settings refuse themselves.
    if (!(left.get(temperature) instanceof BigDecimal degrees && degrees.intValue() > 2)) {
      number(temperature, number -> settings.temperature(number.doubleValue()));
    }
    number(topP, number -> settings.topP(number.doubleValue()));
  }

  void stop(String name) {
    if (take(name) instanceof List<?> texts) {
      settings.stop(texts.toArray(new String[0]));
    }
  }

  void effort(Object word) {
    if (word != null) {
      settings.reasoning(
          Reasoning.of(Reasoning.Effort.valueOf(((String) word).toUpperCase(Locale.ROOT))));
    }
  }

  void tool(Object name, Object description, Object schema) {
    tools.add(
        new ToolSpec(
            (String) name,
            description == null ? "" : (String) description,
            JsonTree.print(schema == null ? Map.of() : schema)));
  }

  /** Adds a message; results behind results become one message. */
  void add(Role role, List<? extends Content> content) {
    for (Content part : content) {
      if (part instanceof ToolCall call) {
        names.put(call.id(), call.name());
      }
    }
    Message last = messages.isEmpty() ? null : messages.get(messages.size() - 1);
    if (role == Role.TOOL && last != null && last.role() == Role.TOOL) {
      List<Content> all = new ArrayList<>(last.content());
      all.addAll(content);
      messages.set(messages.size() - 1, new Message(role, all));
    } else {
      messages.add(new Message(role, List.copyOf(content)));
    }
  }

  /** Adds to what the model said, which one turn may have told in several messages. */
  void addTurn(List<? extends Content> content) {
    int last = messages.size() - 1;
    List<Content> all = new ArrayList<>();
    if (last >= 0 && messages.get(last).role() == Role.ASSISTANT) {
      all.addAll(messages.remove(last).content());
    }
    all.addAll(content);
    add(Role.ASSISTANT, all);
  }

  ToolResult result(String callId, String text, boolean error, List<Image> images) {
    return new ToolResult(callId, names.getOrDefault(callId, "unknown"), text, error, images, null);
  }

  /** An image, by its address or in it. */
  static Image image(String address) {
    if (!address.startsWith("data:")) {
      return Image.at(URI.create(address));
    }
    return Image.of(mediaType(address), bytes(address));
  }

  static Document document(String address, Object name) {
    Document document =
        address.startsWith("data:")
            ? Document.of(mediaType(address), bytes(address))
            : Document.at(URI.create(address));
    return name == null ? document : document.named((String) name);
  }

  private static String mediaType(String address) {
    return address.substring("data:".length(), address.indexOf(';'));
  }

  static byte[] bytes(String address) {
    ByteString bytes = ByteString.decodeBase64(address.substring(address.indexOf(',') + 1));
    if (bytes == null) {
      throw new IllegalArgumentException(address);
    }
    return bytes.toByteArray();
  }

  /** The request, with what nobody took. */
  LlmRequest request() {
    left.forEach((name, value) -> settings.extraBody(name, JsonTree.print(value)));
    return new LlmRequest(messages, tools, settings.build());
  }
}
