package io.openheim.internal.loop;

import io.openheim.message.Image;
import io.openheim.message.ToolResult;
import java.util.ArrayList;
import java.util.List;
import okio.Utf8;

/** Keeps one huge result from filling the model's window. */
final class ResultLimit {
  /** In bytes of UTF-8: 128 KiB. */
  static final int MOST = 128 * 1024;

  static final int MOST_IMAGES = 20;
  static final int MOST_IMAGE_BYTES = 20 * 1024 * 1024;

  private ResultLimit() {}

  /**
   * The result, its text cut at a character boundary if it is longer than {@link #MOST}, without
   * the images that are too many or too large; notes say so. The data stays, as it goes nowhere.
   */
  static ToolResult cut(ToolResult result) {
    String text = cut(result.text());
    List<Image> images = cut(result.images());
    int left = result.images().size() - images.size();
    if (left == 0 && text.equals(result.text())) {
      return result;
    }
    return new ToolResult(
        result.callId(), result.name(), text + note(left), result.error(), images, result.data());
  }

  private static String note(int left) {
    return left == 0
        ? ""
        : "\n[left out: "
            + left
            + (left == 1 ? " image" : " images")
            + "; at most "
            + MOST_IMAGES
            + " of together "
            + MOST_IMAGE_BYTES
            + " bytes are shown]";
  }

  private static String cut(String text) {
    // No character has more than three bytes per char, so most results need no counting.
    if (text.length() <= MOST / 3) {
      return text;
    }
    long size = Utf8.size(text);
    return size <= MOST
        ? text
        : text.substring(0, end(text))
            + "\n[cut: the first "
            + MOST
            + " of "
            + size
            + " bytes are shown]";
  }

  /** The first images that fit, whatever is too large among them left out. */
  private static List<Image> cut(List<Image> images) {
    List<Image> kept = new ArrayList<>();
    long bytes = 0;
    for (Image image : images) {
      if (kept.size() < MOST_IMAGES && bytes + image.size() <= MOST_IMAGE_BYTES) {
        kept.add(image);
        bytes += image.size();
      }
    }
    return kept;
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
