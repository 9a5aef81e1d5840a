package com.example;

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

/** Tools of {@link Weather}. */
@Generated
final class WeatherToolbox extends Toolbox {
  private static final Fields WEATHER_FIELDS =
      Fields.of(
          Shape.object()
              .required("city", Shape.STRING)
              .optional("unit", Shape.oneOf("CELSIUS", "FAHRENHEIT")));

  private static final ToolSpec WEATHER =
      new ToolSpec(
          "weather",
          "Current weather in a city",
          """
          {"type":"object","properties":{"city":{"type":"string","description":"name of the city, for example Oslo"},"unit":{"type":"string","enum":["CELSIUS","FAHRENHEIT"]}},"required":["city"],"additionalProperties":false}""");

  static {
    Toolboxes.register(
        Weather.class,
        new ToolboxFactory<Weather>() {
          @Override
          public Toolbox create(Weather target) {
            return new WeatherToolbox(target);
          }
        });
  }

  private final Weather target;

  private WeatherToolbox(Weather target) {
    super(WEATHER);
    this.target = target;
  }

  /**
   * The tools of an object.
   *
   * @param target the object whose methods are called
   * @return its tools
   */
  static WeatherToolbox of(Weather target) {
    return new WeatherToolbox(target);
  }

  @Override
  protected void call(int tool, ToolInput in, ToolOutput out) {
    switch (tool) {
      case 0 -> weather(in, out);
      default -> throw new IndexOutOfBoundsException(tool);
    }
  }

  @Override
  protected Fields parameters(int tool) {
    return switch (tool) {
      case 0 -> WEATHER_FIELDS;
      default -> throw new IndexOutOfBoundsException(tool);
    };
  }

  private void weather(ToolInput in, ToolOutput out) {
    String city = null;
    Optional<Weather.Unit> unit = Optional.empty();
    in.beginObject(WEATHER_FIELDS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "city" -> city = in.nextString();
        case "unit" -> unit = Optional.of(readUnit(in));
        default -> throw in.surprise();
      }
    }
    in.endObject();
    writeForecast(out, target.weather(city, unit));
  }

  private static Weather.Unit readUnit(ToolInput in) {
    return switch (in.nextString()) {
      case "CELSIUS" -> Weather.Unit.CELSIUS;
      case "FAHRENHEIT" -> Weather.Unit.FAHRENHEIT;
      default -> throw in.surprise();
    };
  }

  private static void writeForecast(ToolOutput out, Weather.Forecast value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    out.name("summary");
    out.value(value.summary());
    out.name("high");
    out.value(value.high());
    out.name("low");
    out.value(value.low());
    Optional<String> warning = value.warning();
    if (warning != null && warning.isPresent()) {
      out.name("warning");
      out.value(warning.get());
    }
    out.endObject();
  }
}
