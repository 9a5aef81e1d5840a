package io.openheim.wire;

import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A conversation that may be anything that our types allow, the same for the same seed. What has to
 * be sent is marked with «number», what must not with ‹number›.
 */
final class AnyConversation {
  static final String SECRET = "SECRET-SECRET-SECRET";

  private static final List<String> JUNK =
      List.of("", " ", "\n", "Hi", " é😀 ", "\ud83d", "\udc00\ud800", "a\u0000\u001fb\u2028\"\\");
  private static final List<String> ARGUMENTS =
      List.of(
          "{}", "{\"a\":1.50}", "{\"id\":\"a\"}", "", "[]", "{\"a\":", "null", "{} {}", "\ud800");
  private static final List<String> NAMES =
      List.of("look", "find_it", "", "a.b/c", "n".repeat(200), "ünï", "\ud800");
  private static final List<String> IDS =
      List.of(
          "",
          "a",
          "b",
          "call00001",
          "call00001",
          "abcDEF123",
          "functions.f:0",
          "\ud800",
          "\ud801",
          "?",
          "x".repeat(1000),
          "call_" + "0".repeat(32),
          "toolu_01",
          "ünï",
          "a\nb",
          "y".repeat(41));

  private final Random random;
  private final List<Message> messages = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final List<String> expectedResults = new ArrayList<>();
  private int number;

  AnyConversation(long seed) {
    this.random = new Random(seed);
    int count = random.nextInt(10);
    for (int i = 0; i < count; i++) {
      add();
    }
  }

  List<Message> messages() {
    return messages;
  }

  /** The marks of all that is said, in order. */
  List<String> expected() {
    return expected;
  }

  /** The marks of the results that answer a call. */
  List<String> expectedResults() {
    return expectedResults;
  }

  /** Says more in a way that is about nothing before. */
  AnyConversation extend() {
    boolean modelWasLast =
        !messages.isEmpty() && messages.get(messages.size() - 1).role() == Role.ASSISTANT;
    messages.add(
        new Message(modelWasLast ? Role.USER : Role.ASSISTANT, List.of(new Content.Text("More."))));
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      add();
    }
    return this;
  }

  private void add() {
    switch (random.nextInt(8)) {
      case 0 -> said(Role.SYSTEM);
      case 1, 2, 3 -> said(Role.USER);
      case 4 -> said(Role.ASSISTANT);
      case 5 -> stray();
      default -> calls();
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String text(List<String> marks) {
    if (random.nextInt(4) == 0) {
      return any(List.of("", " ", "\n\t"));
    }
    String mark = "«" + ++number + "»";
    marks.add(mark);
    return any(JUNK) + mark + any(JUNK);
  }

  private String never() {
    return "‹" + ++number + "›";
  }

  private void said(Role role) {
    List<Content> content = new ArrayList<>();
    int parts = random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      content.add(part(role));
    }
    add(role, content);
  }

  private void add(Role role, List<Content> content) {
    boolean foreign = role == Role.ASSISTANT && random.nextBoolean();
    if (foreign) {
      content.add(
          random.nextInt(content.size() + 1),
          new Content.Thinking(never(), SECRET, random.nextBoolean()));
    }
    String json =
        any(List.of("null", "[{", "[]", "[{\"type\":\"text\",\"text\":\"" + never() + "\"}]"));
    messages.add(
        new Message(role, content, foreign ? new ProviderTurn("else", "u", "f", json) : null));
  }

  private Content part(Role role) {
    return switch (random.nextInt(12)) {
      case 0 -> new Content.CachePoint(random.nextBoolean());
      case 1 -> new Content.Unknown("odd", "\"" + never() + "\"");
      case 2 -> image();
      case 3 -> document();
      case 4 -> new Content.Thinking(role == Role.ASSISTANT ? "Hm" : never());
      case 5 -> role == Role.ASSISTANT ? new Content.Refusal(any(JUNK)) : odd();
      case 6 -> role == Role.ASSISTANT ? new Content.Thinking("Hm", "c2ln", false) : odd();
      default -> new Content.Text(text(expected));
    };
  }

  /** What only a model can say. */
  private Content odd() {
    return switch (random.nextInt(3)) {
      case 0 -> new ToolCall(any(IDS), never(), "{}");
      case 1 -> new Content.Thinking(never(), SECRET, true);
      default -> new Content.Refusal(never());
    };
  }

  private Image image() {
    return switch (random.nextInt(3)) {
      case 0 -> Image.of("image/png", new byte[] {1, 2, 3});
      case 1 -> Image.at(URI.create("https://example.org/a.png?b=c"));
      default -> Image.file("file-1");
    };
  }

  private Document document() {
    Document document =
        switch (random.nextInt(4)) {
          case 0 -> Document.of("application/pdf", new byte[] {4, 5});
          case 1 -> Document.of("text/markdown", new byte[] {'#', 'x'});
          case 2 -> Document.at(URI.create("https://example.org/a"));
          default -> Document.file("file-2");
        };
    return random.nextBoolean() ? document : document.named(any(List.of("a.pdf", "", " ", "é")));
  }

  private ToolResult result(String id, String name, String text) {
    List<Image> images = random.nextInt(4) == 0 ? List.of(image(), image()) : List.of();
    return new ToolResult(id, name, text, random.nextInt(3) == 0, images, null);
  }

  private void stray() {
    Role role = any(List.of(Role.TOOL, Role.USER, Role.SYSTEM, Role.ASSISTANT));
    List<Content> content = new ArrayList<>();
    content.add(result("stray-" + ++number, "look", never()));
    if (random.nextBoolean()) {
      content.add(new Content.Text(text(expected)));
    }
    add(role, content);
  }

  private void calls() {
    List<Content> content = new ArrayList<>();
    List<Content> results = new ArrayList<>();
    int calls = 1 + random.nextInt(4);
    for (int i = 0; i < calls; i++) {
      if (random.nextInt(3) == 0) {
        content.add(part(Role.ASSISTANT));
      }
      ToolCall call = new ToolCall(any(IDS), any(NAMES), any(ARGUMENTS));
      content.add(call);
      if (random.nextInt(5) > 0) {
        String name = random.nextInt(5) == 0 ? "unknown" : call.name();
        results.add(result(call.id(), name, text(expectedResults)));
      }
    }
    add(Role.ASSISTANT, content);
    if (random.nextInt(3) == 0) {
      Collections.shuffle(results, random);
    }
    if (random.nextInt(4) == 0) {
      results.add(result("stray-" + ++number, "look", never()));
    }
    int cut = random.nextInt(results.size() + 1);
    Role role = random.nextInt(4) == 0 ? Role.USER : Role.TOOL;
    answer(role, results.subList(0, cut));
    answer(role, results.subList(cut, results.size()));
  }

  private void answer(Role role, List<Content> results) {
    if (!results.isEmpty()) {
      List<Content> content = new ArrayList<>(results);
      if (random.nextInt(4) == 0) {
        content.add(new Content.CachePoint(random.nextBoolean()));
      }
      if (random.nextInt(4) == 0) {
        content.add(new Content.Text(text(expected)));
      }
      messages.add(new Message(role, content));
    }
  }

  @Override
  public String toString() {
    StringBuilder told = new StringBuilder();
    messages.forEach(message -> told.append(message).append('\n'));
    return told.toString();
  }
}
