package io.openheim.gemini;

import io.openheim.message.Message;
import io.openheim.message.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSink;
import okio.ByteString;

/**
 * Writes a conversation as Gemini has it: what one side says in a row is one content, but the
 * results of tools stand alone.
 */
final class ContentsWriter {
  private final MessageParts parts;
  private final BufferedSink out;
  private final String system;
  private final List<Message> unseen = new ArrayList<>();
  private Side side = Side.NONE;

  private enum Side {
    NONE,
    USER,
    MODEL,
    RESULTS
  }

  /**
   * Begins.
   *
   * @param system instructions that have no place of their own, or ""
   */
  ContentsWriter(MessageParts parts, BufferedSink out, String system) {
    this.parts = parts;
    this.out = out;
    this.system = system;
  }

  void write(List<Message> messages) throws IOException {
    out.writeByte('[');
    for (Message message : messages) {
      if (!message.toolResults().isEmpty()) {
        add(Side.RESULTS, parts.results(message));
        unseen.add(message);
      }
      if (message.role() == Role.TOOL) {
        continue;
      }
      ByteString said = parts.said(message);
      if (said.size() > 0) {
        show();
        add(message.role() == Role.ASSISTANT ? Side.MODEL : Side.USER, said);
      }
    }
    show();
    if (side == Side.NONE) {
      beginUnsaid();
    }
    out.writeUtf8("]}]");
  }

  /** What results show and cannot hold comes behind the last of them. */
  private void show() throws IOException {
    for (Message message : unseen) {
      ByteString shown = parts.shown(message);
      if (shown.size() > 0) {
        add(Side.USER, shown);
      }
    }
    unseen.clear();
  }

  private void add(Side speaker, ByteString said) throws IOException {
    if (side == speaker) {
      out.writeByte(',');
    } else if (side != Side.NONE) {
      out.writeUtf8("]},");
      begin(speaker);
    } else if (speaker == Side.USER) {
      begin(speaker);
      if (!system.isEmpty()) {
        out.write(MessageParts.text(system + "\n\n")).writeByte(',');
      }
    } else {
      beginUnsaid();
      out.writeUtf8("]},");
      begin(speaker);
    }
    out.write(said);
  }

  /** It is always the user who begins. */
  private void beginUnsaid() throws IOException {
    begin(Side.USER);
    out.write(MessageParts.text(system));
  }

  private void begin(Side speaker) throws IOException {
    out.writeUtf8("{\"role\":\"" + (speaker == Side.MODEL ? "model" : "user") + "\",\"parts\":[");
    side = speaker;
  }
}
