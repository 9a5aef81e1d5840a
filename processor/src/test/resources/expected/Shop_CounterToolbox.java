package com.example.shop;

import io.openheim.shape.Shape;
import io.openheim.tool.Fields;
import io.openheim.tool.Generated;
import io.openheim.tool.ToolInput;
import io.openheim.tool.ToolOutput;
import io.openheim.tool.ToolSpec;
import io.openheim.tool.Toolbox;
import io.openheim.tool.ToolboxFactory;
import io.openheim.tool.Toolboxes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Tools of {@link Shop.Counter}. */
@Generated
public final class Shop_CounterToolbox extends Toolbox {
  private static final Fields LINE_COMPONENTS =
      Fields.of(
          Shape.object()
              .required("sku", Shape.STRING)
              .required("count", Shape.INT)
              .required("sizes", Shape.listOf(Shape.listOf(Shape.INT))));

  private static final Fields ORDER_COMPONENTS =
      Fields.of(
          Shape.object()
              .required("lines", Shape.listOf(LINE_COMPONENTS.shape()))
              .required("speed", Shape.oneOf("SLOW", "FAST")));

  private static final Fields CANCEL_FIELDS = Fields.of(Shape.object());

  private static final Fields ORDER_FIELDS =
      Fields.of(
          Shape.object()
              .required("order", ORDER_COMPONENTS.shape())
              .optional("in", Shape.STRING));

  private static final Fields STATUS_FIELDS =
      Fields.of(Shape.object().required("order-id", Shape.LONG));

  private static final ToolSpec CANCEL =
      new ToolSpec(
          "cancel",
          "Cancels everything",
          """
          {"type":"object","properties":{},"additionalProperties":false}""");

  private static final ToolSpec ORDER =
      new ToolSpec(
          "order",
          "Takes an order.",
          """
          {"type":"object","properties":{"order":{"type":"object","description":"what is ordered","properties":{"lines":{"type":"array","description":"what is wanted, at least one","items":{"type":"object","properties":{"sku":{"type":"string","description":"code of the article"},"count":{"type":"integer"},"sizes":{"type":"array","items":{"type":"array","items":{"type":"integer"}}}},"required":["sku","count","sizes"],"additionalProperties":false}},"speed":{"type":"string","enum":["SLOW","FAST"]}},"required":["lines","speed"],"additionalProperties":false},"in":{"type":"string","description":"where the customer is, if that matters & is known"}},"required":["order"],"additionalProperties":false}""");

  private static final ToolSpec STATUS =
      new ToolSpec(
          "order-status",
          "State of an order, \"quoted\" \\ as $is */\n\u00e9\ud83d\ude00",
          """
          {"type":"object","properties":{"order-id":{"type":"integer"}},"required":["order-id"],"additionalProperties":false}""");

  static {
    Toolboxes.register(
        Shop.Counter.class,
        new ToolboxFactory<Shop.Counter>() {
          @Override
          public Toolbox create(Shop.Counter target) {
            return new Shop_CounterToolbox(target);
          }
        });
  }

  private final Shop.Counter target;

  private Shop_CounterToolbox(Shop.Counter target) {
    super(CANCEL, ORDER, STATUS);
    this.target = target;
  }

  /**
   * The tools of an object.
   *
   * @param target the object whose methods are called
   * @return its tools
   */
  public static Shop_CounterToolbox of(Shop.Counter target) {
    return new Shop_CounterToolbox(target);
  }

  @Override
  protected void call(int tool, ToolInput in, ToolOutput out) throws Exception {
    switch (tool) {
      case 0 -> cancel(in, out);
      case 1 -> order(in, out);
      case 2 -> status(in, out);
      default -> throw new IndexOutOfBoundsException(tool);
    }
  }

  @Override
  protected Fields parameters(int tool) {
    return switch (tool) {
      case 0 -> CANCEL_FIELDS;
      case 1 -> ORDER_FIELDS;
      case 2 -> STATUS_FIELDS;
      default -> throw new IndexOutOfBoundsException(tool);
    };
  }

  private void cancel(ToolInput in, ToolOutput out) {
    in.beginObject(CANCEL_FIELDS);
    if (in.hasNext()) {
      throw in.surprise();
    }
    in.endObject();
    target.cancel();
    out.done();
  }

  private void order(ToolInput in, ToolOutput out) {
    Shop.Order order = null;
    Optional<String> in2 = Optional.empty();
    in.beginObject(ORDER_FIELDS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "order" -> order = readOrder(in);
        case "in" -> in2 = Optional.of(in.nextString());
        default -> throw in.surprise();
      }
    }
    in.endObject();
    writeReceipt(out, target.order(order, in2));
  }

  private void status(ToolInput in, ToolOutput out) throws Exception {
    Long id = null;
    in.beginObject(STATUS_FIELDS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "order-id" -> id = in.nextLong();
        default -> throw in.surprise();
      }
    }
    in.endObject();
    Optional<Shop.Speed> result = target.status(id);
    out.text(result == null ? null : result.orElse(null));
  }

  private static Shop.Order readOrder(ToolInput in) {
    List<Shop.Line> lines = null;
    Shop.Speed speed = null;
    in.beginObject(ORDER_COMPONENTS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "lines" -> lines = readLineList(in);
        case "speed" -> speed = readSpeed(in);
        default -> throw in.surprise();
      }
    }
    if (in.endObject()) {
      try {
        return new Shop.Order(lines, speed);
      } catch (IllegalArgumentException refusal) {
        in.refused(refusal);
      }
    }
    return null;
  }

  private static List<Shop.Line> readLineList(ToolInput in) {
    List<Shop.Line> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      list.add(readLine(in));
    }
    in.endArray();
    return Collections.unmodifiableList(list);
  }

  private static Shop.Line readLine(ToolInput in) {
    String sku = null;
    int count = 0;
    List<List<Integer>> sizes = null;
    in.beginObject(LINE_COMPONENTS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "sku" -> sku = in.nextString();
        case "count" -> count = in.nextInt();
        case "sizes" -> sizes = readIntListList(in);
        default -> throw in.surprise();
      }
    }
    if (in.endObject()) {
      try {
        return new Shop.Line(sku, count, sizes);
      } catch (IllegalArgumentException refusal) {
        in.refused(refusal);
      }
    }
    return null;
  }

  private static List<List<Integer>> readIntListList(ToolInput in) {
    List<List<Integer>> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      list.add(readIntList(in));
    }
    in.endArray();
    return Collections.unmodifiableList(list);
  }

  private static List<Integer> readIntList(ToolInput in) {
    List<Integer> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      list.add(in.nextInt());
    }
    in.endArray();
    return Collections.unmodifiableList(list);
  }

  private static Shop.Speed readSpeed(ToolInput in) {
    return switch (in.nextString()) {
      case "SLOW" -> Shop.Speed.SLOW;
      case "FAST" -> Shop.Speed.FAST;
      default -> throw in.surprise();
    };
  }

  private static void writeReceipt(ToolOutput out, Shop.Receipt value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    out.name("total");
    out.value(value.total());
    out.name("paid");
    out.value(value.paid());
    out.endObject();
  }
}
