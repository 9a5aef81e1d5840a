package io.openheim.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.openheim.processor.source.Literal;
import io.openheim.tool.ToolFlags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes flags down as an expression, beginning with those of a tool that has none. */
final class FlagCode {
  private static final ClassName FLAGS = ClassName.get("io.openheim.tool", "ToolFlags");

  private static final int WIDTH = 100;

  private FlagCode() {}

  static CodeBlock of(ToolFlags flags) {
    List<CodeBlock> calls = new ArrayList<>();
    add(calls, flags.readOnly(), "ReadOnly");
    add(calls, flags.idempotent(), "Idempotent");
    add(calls, flags.destructive(), "Destructive");
    add(calls, flags.sequential(), "Sequential");
    add(calls, flags.approval(), "Approval");
    add(calls, flags.returnDirect(), "ReturnDirect");
    if (flags.timeout() != null) {
      calls.add(CodeBlock.of(".withTimeout($L)", duration(flags.timeout())));
    }
    flags
        .metadata()
        .forEach(
            (key, value) ->
                calls.add(
                    CodeBlock.of(
                        ".withMetadata($L, $L)", Literal.string(key), Literal.string(value))));
    String onOneLine = "          ToolFlags.NONE);" + CodeBlock.join(calls, "");
    return onOneLine.replace("java.time.", "").length() <= WIDTH
        ? CodeBlock.of("$T.NONE$L", FLAGS, CodeBlock.join(calls, ""))
        : CodeBlock.of("$T.NONE$>$>\n$L$<$<", FLAGS, CodeBlock.join(calls, "\n"));
  }

  private static void add(List<CodeBlock> calls, boolean set, String name) {
    if (set) {
      calls.add(CodeBlock.of(".with$L()", name));
    }
  }

  private static CodeBlock duration(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos % 1_000_000 != 0) {
      return CodeBlock.of("$T.ofNanos($LL)", Duration.class, nanos);
    }
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return CodeBlock.of("$T.ofMillis($L)", Duration.class, millis);
    }
    long seconds = millis / 1000;
    if (seconds % 60 != 0) {
      return CodeBlock.of("$T.ofSeconds($L)", Duration.class, seconds);
    }
    return seconds % 3600 != 0
        ? CodeBlock.of("$T.ofMinutes($L)", Duration.class, seconds / 60)
        : CodeBlock.of("$T.ofHours($L)", Duration.class, seconds / 3600);
  }
}
