import io.openheim.tool.Tool;

class Generic {
  @Tool("Takes anything")
  <T> String any(T thing) { // ERROR: [ToolGeneric] a tool and its class must not be generic; Generic.any has the type parameter T; write the type that it stands for
    return "x";
  }

  static class Box<T> { // ERROR: [ToolGeneric] a tool and its class must not be generic; Generic.Box has the type parameter T; write the type that it stands for
    @Tool("Counts")
    int count() {
      return 1;
    }

    class Lid { // ERROR: [ToolGeneric] a tool and its class must not be generic; Generic.Box has the type parameter T; write the type that it stands for
      @Tool("Shuts")
      void shut() {}
    }
  }
}
