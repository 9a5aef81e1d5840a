package io.openheim.samples;

import io.openheim.shape.Shape;
import io.openheim.tool.Fields;
import io.openheim.tool.Generated;
import io.openheim.tool.ToolInput;
import io.openheim.tool.ToolOutput;
import io.openheim.tool.ToolSpec;
import io.openheim.tool.Toolbox;
import io.openheim.tool.ToolboxFactory;
import io.openheim.tool.Toolboxes;
import java.util.Optional;

/** Tools of {@link Atlas}. */
@Generated
final class AtlasToolbox extends Toolbox {
  private static final Fields CITIES_FIELDS = Fields.of(Shape.object());

  private static final Fields DISTANCE_FIELDS =
      Fields.of(
          Shape.object()
              .required("from", Shape.STRING)
              .required("to", Shape.STRING)
              .optional("unit", Shape.oneOf("KILOMETRES", "MILES")));

  private static final ToolSpec CITIES =
      new ToolSpec(
          "cities",
          "The cities of which the position is known",
          """
          {"type":"object","properties":{},"additionalProperties":false}""");

  private static final ToolSpec DISTANCE =
      new ToolSpec(
          "distance",
          "Distance between two cities as the crow flies.",
          """
          {"type":"object","properties":{"from":{"type":"string","description":"city to start from, for example Oslo"},"to":{"type":"string","description":"city to go to"},"unit":{"type":"string","description":"kilometres if left out","enum":["KILOMETRES","MILES"]}},"required":["from","to"],"additionalProperties":false}""");

  static {
    Toolboxes.register(
        Atlas.class,
        new ToolboxFactory<Atlas>() {
          @Override
          public Toolbox create(Atlas target) {
            return new AtlasToolbox(target);
          }
        });
  }

  private final Atlas target;

  private AtlasToolbox(Atlas target) {
    super(CITIES, DISTANCE);
    this.target = target;
  }

  /**
   * The tools of an object.
   *
   * @param target the object whose methods are called
   * @return its tools
   */
  static AtlasToolbox of(Atlas target) {
    return new AtlasToolbox(target);
  }

  @Override
  protected void call(int tool, ToolInput in, ToolOutput out) {
    switch (tool) {
      case 0 -> cities(in, out);
      case 1 -> distance(in, out);
      default -> throw new IndexOutOfBoundsException(tool);
    }
  }

  @Override
  protected Fields parameters(int tool) {
    return switch (tool) {
      case 0 -> CITIES_FIELDS;
      case 1 -> DISTANCE_FIELDS;
      default -> throw new IndexOutOfBoundsException(tool);
    };
  }

  private void cities(ToolInput in, ToolOutput out) {
    in.beginObject(CITIES_FIELDS);
    if (in.hasNext()) {
      throw in.surprise();
    }
    in.endObject();
    out.text(target.cities());
  }

  private void distance(ToolInput in, ToolOutput out) {
    String from = null;
    String to = null;
    Optional<Atlas.Unit> unit = Optional.empty();
    in.beginObject(DISTANCE_FIELDS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "from" -> from = in.nextString();
        case "to" -> to = in.nextString();
        case "unit" -> unit = Optional.of(readUnit(in));
        default -> throw in.surprise();
      }
    }
    in.endObject();
    writeDistance(out, target.distance(from, to, unit));
  }

  private static Atlas.Unit readUnit(ToolInput in) {
    return switch (in.nextString()) {
      case "KILOMETRES" -> Atlas.Unit.KILOMETRES;
      case "MILES" -> Atlas.Unit.MILES;
      default -> throw in.surprise();
    };
  }

  private static void writeDistance(ToolOutput out, Atlas.Distance value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    out.name("value");
    out.value(value.value());
    out.name("unit");
    out.value(value.unit());
    out.endObject();
  }
}
