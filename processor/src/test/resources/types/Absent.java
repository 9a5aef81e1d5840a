import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What may be left out */
class Absent {
  static List<Object> tools() {
    return List.of(new Absent());
  }

  // ROW Optional<String> => "Oslo"
  @Tool("empty if it is left out or null")
  Optional<String> t0(Optional<String> v) {
    return v;
  }

  // ROW OptionalInt => 5
  @Tool("the same")
  OptionalInt t1(OptionalInt v) {
    return v;
  }

  // ROW OptionalLong => 5
  @Tool("the same")
  OptionalLong t2(OptionalLong v) {
    return v;
  }

  // ROW OptionalDouble => 0.5
  @Tool("the same")
  OptionalDouble t3(OptionalDouble v) {
    return v;
  }

  // ROW @Nullable Integer => 5
  @Tool("null if it is left out; any annotation of that name")
  Integer t4(@Nullable Integer v) {
    return v;
  }

  // ROW @Param(defaultValue = "10") int => 5
  @Tool("10 if it is left out")
  int t5(@Param(defaultValue = "10") int v) {
    return v;
  }
}
