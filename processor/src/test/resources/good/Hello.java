import io.openheim.tool.Tool;

public class Hello {
  @Tool("Adds two whole numbers")
  int add(int a, int b) {
    return a + b;
  }
}
