package com.example;

import io.openheim.shape.Shape;
import io.openheim.tool.Fields;
import io.openheim.tool.Generated;
import io.openheim.tool.ToolFlags;
import io.openheim.tool.ToolInput;
import io.openheim.tool.ToolOutput;
import io.openheim.tool.ToolSpec;
import io.openheim.tool.Toolbox;
import io.openheim.tool.ToolboxFactory;
import io.openheim.tool.Toolboxes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tools of {@link Archive}. */
@Generated
final class ArchiveToolbox extends Toolbox {
  private static final Fields COUNT_FIELDS = Fields.of(Shape.object());

  private static final Fields DELETE_FIELDS =
      Fields.of(Shape.object().required("path", Shape.STRING));

  private static final Fields PAGE_FIELDS =
      Fields.of(Shape.object().required("number", Shape.INT));

  private static final Fields SEARCH_FIELDS =
      Fields.of(Shape.object().required("query", Shape.STRING).optional("limit", Shape.INT));

  private static final ToolSpec COUNT =
      new ToolSpec(
          "count",
          "Counts the files",
          """
          {"type":"object","properties":{},"additionalProperties":false}""");

  private static final ToolSpec DELETE =
      new ToolSpec(
          "delete",
          "Deletes a file",
          """
          {"type":"object","properties":{"path":{"type":"string"}},"required":["path"],"additionalProperties":false}""",
          ToolFlags.NONE
              .withDestructive()
              .withApproval()
              .withTimeout(Duration.ofMillis(1500))
              .withMetadata("team", "storage")
              .withMetadata("cost", "high"));

  private static final ToolSpec PAGE =
      new ToolSpec(
          "page",
          "Shows a page",
          """
          {"type":"object","properties":{"number":{"type":"integer"}},"required":["number"],"additionalProperties":false}""");

  private static final ToolSpec SEARCH =
      new ToolSpec(
          "search",
          "Finds files",
          """
          {"type":"object","properties":{"query":{"type":"string","description":"words to look for"},"limit":{"type":"integer"}},"required":["query"],"additionalProperties":false}""",
          ToolFlags.NONE.withReadOnly().withTimeout(Duration.ofSeconds(30)));

  static {
    Toolboxes.register(
        Archive.class,
        new ToolboxFactory<Archive>() {
          @Override
          public Toolbox create(Archive target) {
            return new ArchiveToolbox(target);
          }
        });
  }

  private final Archive target;

  private ArchiveToolbox(Archive target) {
    super(COUNT, DELETE, PAGE, SEARCH);
    this.target = target;
  }

  /**
   * The tools of an object.
   *
   * @param target the object whose methods are called
   * @return its tools
   */
  static ArchiveToolbox of(Archive target) {
    return new ArchiveToolbox(target);
  }

  @Override
  protected void call(int tool, ToolInput in, ToolOutput out) throws Exception {
    switch (tool) {
      case 0 -> count(in, out);
      case 1 -> delete(in, out);
      case 2 -> page(in, out);
      case 3 -> search(in, out);
      default -> throw new IndexOutOfBoundsException(tool);
    }
  }

  @Override
  protected Fields parameters(int tool) {
    return switch (tool) {
      case 0 -> COUNT_FIELDS;
      case 1 -> DELETE_FIELDS;
      case 2 -> PAGE_FIELDS;
      case 3 -> SEARCH_FIELDS;
      default -> throw new IndexOutOfBoundsException(tool);
    };
  }

  private void count(ToolInput in, ToolOutput out) throws Exception {
    in.beginObject(COUNT_FIELDS);
    if (in.hasNext()) {
      throw in.surprise();
    }
    in.endObject();
    Integer result = out.await(target.count());
    out.value(result);
  }

  private void delete(ToolInput in, ToolOutput out) throws Exception {
    String path = null;
    in.beginObject(DELETE_FIELDS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "path" -> path = in.nextString();
        default -> throw in.surprise();
      }
    }
    in.endObject();
    out.await(target.delete(path));
    out.done();
  }

  private void page(ToolInput in, ToolOutput out) {
    int number = 0;
    in.beginObject(PAGE_FIELDS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "number" -> number = in.nextInt();
        default -> throw in.surprise();
      }
    }
    in.endObject();
    out.rich(target.page(in.context(), number));
  }

  private void search(ToolInput in, ToolOutput out) throws Exception {
    String query = null;
    Optional<Integer> limit = Optional.empty();
    in.beginObject(SEARCH_FIELDS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "query" -> query = in.nextString();
        case "limit" -> limit = Optional.of(in.nextInt());
        default -> throw in.surprise();
      }
    }
    in.endObject();
    List<Archive.Hit> result = out.await(target.search(query, in.context(), limit));
    writeHitList(out, result);
  }

  private static void writeHitList(ToolOutput out, List<Archive.Hit> value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginArray();
    for (Archive.Hit item : value) {
      writeHit(out, item);
    }
    out.endArray();
  }

  private static void writeHit(ToolOutput out, Archive.Hit value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    out.name("path");
    out.value(value.path());
    out.name("score");
    out.value(value.score());
    out.endObject();
  }
}
