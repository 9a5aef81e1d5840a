package io.openheim.internal.wire;

import io.openheim.llm.LlmChunk;
import io.openheim.message.Content;
import io.openheim.message.ToolCall;
import org.jspecify.annotations.Nullable;

/** One part of a reply on its way. */
public final class ReplyPart {
  /** What a part is. */
  public enum Kind {
    /** Text of the answer. */
    TEXT,
    /** What the model thinks. */
    THINKING,
    /** The words with which it declines. */
    REFUSAL,
    /** A tool call, whose text are its arguments. */
    CALL,
    /** Anything that comes in one piece. */
    OTHER
  }

  private final ReplyBuilder reply;
  private final Kind kind;
  private final int number;
  private final String id;
  private final String name;
  private final StringBuilder text = new StringBuilder();
  private final @Nullable Content whole;
  private final StringBuilder signature = new StringBuilder();
  private boolean redacted;

  ReplyPart(ReplyBuilder reply, Kind kind, int number, String id, String name) {
    this.reply = reply;
    this.kind = kind;
    this.number = number;
    this.id = id;
    this.name = name;
    this.whole = null;
  }

  ReplyPart(ReplyBuilder reply, Content whole) {
    this.reply = reply;
    this.kind = Kind.OTHER;
    this.number = 0;
    this.id = "";
    this.name = "";
    this.whole = whole;
  }

  /** Takes more of it; null and "" are nothing. */
  public void append(@Nullable String more) {
    if (more == null || more.isEmpty()) {
      return;
    }
    text.append(more);
    LlmChunk chunk =
        switch (kind) {
          case TEXT -> new LlmChunk.Text(more);
          case THINKING -> new LlmChunk.Thinking(more);
          case REFUSAL -> new LlmChunk.Refusal(more);
          case CALL -> new LlmChunk.CallArguments(number, more);
          case OTHER -> throw new IllegalStateException("a part in one piece has no more");
        };
    reply.said(chunk, more.length());
  }

  /** Takes more of the signature of a thought. */
  public void sign(@Nullable String more) {
    if (more != null && !more.isEmpty()) {
      signature.append(more);
      reply.kept(more.length());
    }
  }

  /** The thought's text is withheld; its signature holds it. */
  public void redact() {
    redacted = true;
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** Which call of the reply it is, from 0. */
  public int number() {
    return number;
  }

  /** The id of a call. */
  public String id() {
    return id;
  }

  /** The name of the tool that is called. */
  public String name() {
    return name;
  }

  /** What it says so far; of a call the arguments, as they came. */
  public String said() {
    return text.toString();
  }

  /** One character of it. */
  public char charAt(int index) {
    return text.charAt(index);
  }

  /** Whether a signature came. */
  public boolean isSigned() {
    return signature.length() > 0;
  }

  /** How long that is. */
  public int length() {
    return text.length();
  }

  /** The signature so far, or "". */
  public String signature() {
    return signature.toString();
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return switch (kind) {
      case TEXT, REFUSAL -> text.length() == 0;
      case THINKING -> text.length() == 0 && signature.length() == 0;
      case CALL, OTHER -> false;
    };
  }

  Content content() {
    if (whole != null) {
      return whole;
    }
    String said = text.toString();
    return switch (kind) {
      case TEXT -> new Content.Text(said);
      case THINKING -> new Content.Thinking(said, signature.toString(), redacted);
      case REFUSAL -> new Content.Refusal(said);
      case CALL -> new ToolCall(id, name, said.isBlank() ? "{}" : said);
      case OTHER -> throw new IllegalStateException("a part in one piece without it");
    };
  }
}
