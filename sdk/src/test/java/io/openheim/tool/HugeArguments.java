package io.openheim.tool;

import io.openheim.message.ToolCall;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A program that calls tools with one huge argument each and prints how they answer. */
final class HugeArguments {
  private static final int LENGTH = 100_000_000;

  private HugeArguments() {}

  public static void main(String[] arguments) {
    Toolbox tools = Toolboxes.of(new Kinds());
    String huge = "{\"v\":\"" + "a".repeat(LENGTH) + "\"}";
    for (ToolSpec tool : tools.specs()) {
      ToolOutcome outcome = tools.call(new ToolCall("1", tool.name(), huge));
      System.out.println(outcome.result().text().replaceAll("a{60}", "a...a"));
    }
  }

  enum Speed {
    SLOW,
    VERY_FAST
  }

  /** Tools that read a string in different ways, and tools that read none. */
  static final class Kinds {
    @Tool("String")
    int string(@Param(name = "v") String v) {
      return v.length();
    }

    @Tool("char")
    void character(@Param(name = "v") char v) {}

    @Tool("int")
    void integer(@Param(name = "v") int v) {}

    @Tool("double")
    void floating(@Param(name = "v") double v) {}

    @Tool("LocalDate")
    void date(@Param(name = "v") LocalDate v) {}

    @Tool("enum")
    void choice(@Param(name = "v") Speed v) {}

    @Tool("Pattern")
    void pattern(@Param(name = "v") Pattern v) {}

    @Tool("string with limits")
    void sized(@Param(name = "v", maxLength = 5, pattern = "a*") String v) {}

    @Tool("List")
    void list(@Param(name = "v") List<String> v) {}

    @Tool("Map")
    void map(@Param(name = "v") Map<String, String> v) {}

    @Tool("Optional")
    void optional(@Param(name = "v") Optional<List<String>> v) {}
  }
}
