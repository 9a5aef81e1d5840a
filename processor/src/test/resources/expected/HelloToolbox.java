import io.openheim.shape.Shape;
import io.openheim.tool.Fields;
import io.openheim.tool.Generated;
import io.openheim.tool.ToolInput;
import io.openheim.tool.ToolOutput;
import io.openheim.tool.ToolSpec;
import io.openheim.tool.Toolbox;
import io.openheim.tool.ToolboxFactory;
import io.openheim.tool.Toolboxes;

/** Tools of {@link Hello}. */
@Generated
public final class HelloToolbox extends Toolbox {
  private static final Fields ADD_FIELDS =
      Fields.of(Shape.object().required("a", Shape.INT).required("b", Shape.INT));

  private static final ToolSpec ADD =
      new ToolSpec(
          "add",
          "Adds two whole numbers",
          """
          {"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}},"required":["a","b"],"additionalProperties":false}""");

  static {
    Toolboxes.register(
        Hello.class,
        new ToolboxFactory<Hello>() {
          @Override
          public Toolbox create(Hello target) {
            return new HelloToolbox(target);
          }
        });
  }

  private final Hello target;

  private HelloToolbox(Hello target) {
    super(ADD);
    this.target = target;
  }

  /**
   * The tools of an object.
   *
   * @param target the object whose methods are called
   * @return its tools
   */
  public static HelloToolbox of(Hello target) {
    return new HelloToolbox(target);
  }

  @Override
  protected void call(int tool, ToolInput in, ToolOutput out) {
    switch (tool) {
      case 0 -> add(in, out);
      default -> throw new IndexOutOfBoundsException(tool);
    }
  }

  @Override
  protected Fields parameters(int tool) {
    return switch (tool) {
      case 0 -> ADD_FIELDS;
      default -> throw new IndexOutOfBoundsException(tool);
    };
  }

  private void add(ToolInput in, ToolOutput out) {
    int a = 0;
    int b = 0;
    in.beginObject(ADD_FIELDS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "a" -> a = in.nextInt();
        case "b" -> b = in.nextInt();
        default -> throw in.surprise();
      }
    }
    in.endObject();
    out.value(target.add(a, b));
  }
}
