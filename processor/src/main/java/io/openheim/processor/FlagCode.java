package io.openheim.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.openheim.tool.ToolFlags;
import java.time.Duration;

/** Writes flags down as an expression, beginning with those of a tool that has none. */
final class FlagCode {
  private static final ClassName FLAGS = ClassName.get("io.openheim.tool", "ToolFlags");

  private FlagCode() {}

  static CodeBlock of(ToolFlags flags) {
    CodeBlock.Builder code = CodeBlock.builder().add("$T.NONE", FLAGS);
    add(code, flags.readOnly(), "ReadOnly");
    add(code, flags.idempotent(), "Idempotent");
    add(code, flags.destructive(), "Destructive");
    add(code, flags.sequential(), "Sequential");
    add(code, flags.approval(), "Approval");
    add(code, flags.returnDirect(), "ReturnDirect");
    if (flags.timeout() != null) {
      code.add("\n.withTimeout($L)", duration(flags.timeout()));
    }
    flags
        .metadata()
        .forEach(
            (key, value) ->
                code.add("\n.withMetadata($L, $L)", Literal.string(key), Literal.string(value)));
    return code.build();
  }

  private static void add(CodeBlock.Builder code, boolean set, String name) {
    if (set) {
      code.add("\n.with$L()", name);
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
