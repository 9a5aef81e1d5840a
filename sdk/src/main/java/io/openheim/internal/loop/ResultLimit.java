package io.openheim.internal.loop;

import io.openheim.message.ToolResult;
import okio.Utf8;

/** Keeps one huge result from filling the model's window. */
final class ResultLimit {
  /** In bytes of UTF-8: 128 KiB. */
  static final int MOST = 128 * 1024;

  private ResultLimit() {}

  /** The result, cut at a character boundary with a note if it is longer than {@link #MOST}. */
  static ToolResult cut(ToolResult result) {
    String text = result.text();
    // No character has more than three bytes per char, so most results need no counting.
    if (text.length() <= MOST / 3) {
      return result;
    }
    long size = Utf8.size(text);
    if (size <= MOST) {
      return result;
    }
    String note = "\n[cut: the first " + MOST + " of " + size + " bytes are shown]";
    return new ToolResult(
        result.callId(), result.name(), text.substring(0, end(text)) + note, result.error());
  }

  private static int end(String text) {
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes > MOST) {
        return end;
      }
      end += Character.charCount(point);
    }
    return end;
  }
}
