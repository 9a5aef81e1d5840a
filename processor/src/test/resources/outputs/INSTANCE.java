package outputs;

import io.openheim.tool.Output;
import java.util.List;

/** Names that generated code uses itself. */
class INSTANCE {
  // ANSWER in {"out":1,"value":"x","instance":{"read":[1],"of":true}}
  @Output
  record in(int out, String value, OutputType instance) {}

  record OutputType(List<Integer> read, boolean of) {}

  // ANSWER Old {"register":7}
  @Output
  @Deprecated
  record Old(@Deprecated int register) {}
}
