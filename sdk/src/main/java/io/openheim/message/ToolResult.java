package io.openheim.message;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of one {@link ToolCall}. Immutable and thread-safe, as far as its data is.
 *
 * @param callId the id of the call that this answers
 * @param name the name of the tool that was called
 * @param text what the model reads
 * @param error whether the call failed, was refused or was never made
 * @param images what the model sees besides; copied
 * @param data what the tool meant for the application alone: it is never sent, and not kept where a
 *     conversation is stored; null if there is none
 */
public record ToolResult(
    String callId,
    String name,
    String text,
    boolean error,
    List<Image> images,
    @Nullable Object data)
    implements Content {
  /** Copies the images; refuses null but for the data. */
  public ToolResult {
    Objects.requireNonNull(callId, "callId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
    images = List.copyOf(images);
  }

  /**
   * A result of text alone.
   *
   * @param callId the id of the call that this answers
   * @param name the name of the tool that was called
   * @param text what the model reads
   * @param error whether the call failed, was refused or was never made
   */
  public ToolResult(String callId, String name, String text, boolean error) {
    this(callId, name, text, error, List.of(), null);
  }

  /**
   * The result of a call that worked.
   *
   * @param call the call that is answered
   * @param text what the model reads
   * @return a result without the error mark
   */
  public static ToolResult of(ToolCall call, String text) {
    return new ToolResult(call.id(), call.name(), text, false);
  }

  /**
   * The result of a call that failed or was not made.
   *
   * @param call the call that is answered
   * @param text what the model reads: what went wrong and what it can do about it
   * @return a result with the error mark
   */
  public static ToolResult error(ToolCall call, String text) {
    return new ToolResult(call.id(), call.name(), text, true);
  }

  /** Everything but the data, of which only the class is told. */
  @Override
  public String toString() {
    return "ToolResult[callId="
        + callId
        + ", name="
        + name
        + ", text="
        + text
        + ", error="
        + error
        + (images.isEmpty() ? "" : ", images=" + images)
        + (data == null ? "" : ", data=" + data.getClass().getTypeName())
        + "]";
  }
}
