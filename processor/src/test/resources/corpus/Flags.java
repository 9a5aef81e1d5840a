package corpus;

import io.openheim.tool.Tool;
import java.util.List;
import java.util.Optional;

class Flags {
  static final String LIMIT = "90s";

  static List<Object> tools() {
    return List.of(new Flags());
  }

  record Filter(Optional<String> name, Optional<Integer> size) {}

  // CALL find {"text":"a"}
  // REFUSED find {"text":"a","limt":1}
  // CALL find {"text":"a","limit":1,"surplus":2}
  // REFUSED find {"text":"a","filter":{"name":"x","colour":"red","siez":1}}
  @Tool(value = "Finds", readOnly = true, timeout = LIMIT)
  String find(String text, Optional<Integer> limit, Optional<Filter> filter) {
    return text + limit + filter;
  }

  // CALL delete {"path":"a"}
  // CALL delete {"path":"a","dryRun":true}
  // REFUSED delete {"path":"a","preview":true}
  @Tool(
      value = "Deletes",
      destructive = true,
      idempotent = true,
      sequential = true,
      approval = true,
      returnDirect = true,
      timeout = "PT1.5S",
      metadata = {"zone=b", "area=a \"quoted\" = $L \\", "empty="})
  String delete(String path, Optional<Boolean> dryRun) {
    return path + dryRun;
  }

  // CALL tiny {}
  @Tool(value = "Is short", timeout = "PT0.0015S", metadata = "one=1")
  void tiny() {}

  // CALL milli {}
  @Tool(value = "Takes a millisecond", timeout = "1ms", readOnly = false)
  void milli() {}

  // CALL day {}
  @Tool(value = "Takes a day", timeout = "P1D", metadata = {})
  void day() {}

  // CALL while_ {}
  @Tool(name = "while_", value = "Takes a while", timeout = "5m", returnDirect = true)
  void some() {}
}
