package io.openheim.tool;

import io.openheim.message.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tool gives when a text alone does not do: with images for the model, and with data for the
 * application, of which the model learns nothing. Immutable, and thread-safe as far as the data is.
 *
 * <pre>{@code
 * @Tool("Draws the sales of a year")
 * ToolReturn chart(int year) {
 *   Sales sales = archive.sales(year);
 *   return ToolReturn.of("Sales grew by " + sales.growth() + " %.")
 *       .image(Image.of("image/png", draw(sales)))
 *       .data(sales);
 * }
 *
 * Reply reply = agent.prompt("How were the sales of 2025?");
 * List<Sales> shown = reply.toolData(Sales.class);
 * }</pre>
 */
public final class ToolReturn {
  private final String text;
  private final List<Image> images;
  private final @Nullable Object data;

  private ToolReturn(String text, List<Image> images, @Nullable Object data) {
    this.text = text;
    this.images = images;
    this.data = data;
  }

  /**
   * A result that the model reads.
   *
   * @param text what it reads; may be empty if images say it all
   * @return the result
   */
  public static ToolReturn of(String text) {
    return new ToolReturn(Objects.requireNonNull(text, "text"), List.of(), null);
  }

  /**
   * The same with one more image for the model.
   *
   * @param image the image; added behind the others
   * @return a copy
   */
  public ToolReturn image(Image image) {
    List<Image> more = new ArrayList<>(images);
    more.add(Objects.requireNonNull(image, "image"));
    return new ToolReturn(text, List.copyOf(more), data);
  }

  /**
   * The same with something for the application.
   *
   * @param object what is found in the {@link io.openheim.message.ToolResult#data data} of the
   *     result; replaces an earlier one
   * @return a copy
   */
  public ToolReturn data(Object object) {
    return new ToolReturn(text, images, Objects.requireNonNull(object, "object"));
  }

  /**
   * What the model reads.
   *
   * @return the text
   */
  public String text() {
    return text;
  }

  /**
   * What the model sees.
   *
   * @return the images, in order
   */
  public List<Image> images() {
    return images;
  }

  /**
   * What the application finds.
   *
   * @return the object; empty if there is none
   */
  public Optional<Object> data() {
    return Optional.ofNullable(data);
  }

  /** The text and the images; of the data only the class. */
  @Override
  public String toString() {
    return "ToolReturn[text="
        + text
        + ", images="
        + images
        + (data == null ? "" : ", data=" + data.getClass().getTypeName())
        + "]";
  }
}
