package io.openheim.openai;

import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyPart;
import io.openheim.message.Content;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One item of an output on its way. */
final class ResponsesSlot {
  private final ReplyBuilder reply;
  private final int index;
  private final Map<Integer, ReplyPart> texts = new HashMap<>();
  private final Map<Integer, ReplyPart> refusals = new HashMap<>();
  private final StringBuilder early = new StringBuilder();
  private String type = "";
  private String callId = "";
  private int thought = -1;
  private boolean known;
  private @Nullable ReplyPart thinking;
  private @Nullable ReplyPart call;
  private @Nullable ResponsesItem item;

  ResponsesSlot(ReplyBuilder reply, int index) {
    this.reply = reply;
    this.index = index;
  }

  int index() {
    return index;
  }

  /** Whether the item was announced or told. */
  boolean isKnown() {
    return known;
  }

  String type() {
    return type;
  }

  /** The id of a call as it was sent; "" if it is not known. */
  String callId() {
    return callId;
  }

  /** Whether this item is done already and another one takes its place. */
  boolean isOtherThan(ResponsesItem other) {
    ResponsesItem mine = item;
    return mine != null
        && !(mine.type().equals(other.type()) && mine.text("id").equals(other.text("id")));
  }

  /** The item is announced. */
  void begin(ResponsesItem announced) {
    known = true;
    type = announced.type();
    if (type.equals("function_call")) {
      call(announced);
    }
  }

  /** The item is told as a whole. */
  void end(ResponsesItem whole) throws IOException {
    known = true;
    type = whole.type();
    switch (type) {
      case "message" -> message(whole);
      case "reasoning" -> reasoning(whole);
      case "function_call" -> {
        call(whole);
        wholeArguments(whole.arguments());
      }
      default -> {
        if (item == null) {
          String json = whole.json();
          reply.add(new Content.Unknown(type, json), json.length());
        }
      }
    }
    if (item == null || isLackingThoughts(item, whole)) {
      item = whole;
      reply.kept(whole.length());
    }
  }

  private static boolean isLackingThoughts(ResponsesItem told, ResponsesItem again) {
    return told.text("encrypted_content").isEmpty() && !again.text("encrypted_content").isEmpty();
  }

  private void message(ResponsesItem whole) throws IOException {
    wholeText(0, whole.text("content"));
    int at = 0;
    for (ResponsesItem part : whole.parts("content")) {
      if (part.type().equals("refusal")) {
        wholeRefusal(at, part.text("refusal"));
      } else {
        wholeText(at, part.text("text"));
      }
      at++;
    }
  }

  private void reasoning(ResponsesItem whole) throws IOException {
    Set<String> thoughts = new LinkedHashSet<>();
    for (String field : List.of("summary", "content")) {
      for (ResponsesItem part : whole.parts(field)) {
        String text = part.text("text");
        if (!text.isEmpty()) {
          thoughts.add(text);
        }
      }
    }
    if (!thoughts.isEmpty()) {
      rest(thinking(), String.join("\n\n", thoughts));
    }
    String encrypted = whole.text("encrypted_content");
    if (!encrypted.isEmpty() && thinking().signature().isEmpty()) {
      if (thinking().length() == 0) {
        thinking().redact();
      }
      thinking().sign(encrypted);
    }
  }

  /** An item that was not announced is of the type that its pieces are of. */
  private void guess(String likely) {
    if (type.isEmpty()) {
      type = likely;
    }
  }

  /** A part of the text that is said. */
  ReplyPart text(int part) {
    guess("message");
    return texts.computeIfAbsent(part, number -> reply.text());
  }

  /** A part in which the model declines. */
  ReplyPart refusal(int part) {
    guess("message");
    return refusals.computeIfAbsent(part, number -> reply.refusal());
  }

  void wholeText(int part, @Nullable String whole) {
    if (whole != null && !whole.isEmpty()) {
      rest(text(part), whole);
    }
  }

  void wholeRefusal(int part, @Nullable String whole) {
    if (whole != null && !whole.isEmpty()) {
      rest(refusal(part), whole);
    }
  }

  /** Takes more of a thought; each of its parts is a paragraph. */
  void think(int part, @Nullable String more) {
    if (more == null || more.isEmpty()) {
      return;
    }
    guess("reasoning");
    if (thought != part && thinking().length() > 0) {
      thinking().append("\n\n");
    }
    thought = part;
    thinking().append(more);
  }

  private ReplyPart thinking() {
    ReplyPart part = thinking;
    if (part == null) {
      part = reply.thinking();
      thinking = part;
    }
    return part;
  }

  private void call(ResponsesItem told) {
    if (callId.isEmpty()) {
      callId = told.text("call_id");
    }
    String name = told.text("name");
    if (call == null && !name.isEmpty()) {
      call = reply.call(callId, name);
      call.append(early.toString());
    }
  }

  void arguments(@Nullable String more) {
    guess("function_call");
    if (call != null) {
      call.append(more);
    } else if (more != null) {
      early.append(more);
      reply.kept(more.length());
    }
  }

  void wholeArguments(@Nullable String whole) {
    if (call != null && whole != null) {
      rest(call, whole);
    }
  }

  /** What was told piece by piece is told again as a whole: only what is new in it counts. */
  private static void rest(ReplyPart part, String whole) {
    if (part.length() < whole.length() && whole.startsWith(part.said())) {
      part.append(whole.substring(part.length()));
    }
  }

  /** Whether it is a call of nothing. */
  boolean isNameless() {
    return type.equals("function_call") && call == null;
  }

  /** The item as it was told, under the id by which its call is known here; null if it was not. */
  @Nullable ResponsesItem item() {
    ResponsesItem told = item;
    if (told == null || call == null) {
      return told;
    }
    return call.kind() == ReplyPart.Kind.CALL ? told.with("call_id", call.id()) : null;
  }

  @Override
  public String toString() {
    return "ResponsesSlot[" + index + ", " + type + "]";
  }
}
