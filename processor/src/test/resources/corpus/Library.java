import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Enums that are there as class files only. */
class Library {
  static List<Object> tools() {
    return List.of(new Library());
  }

  // CALL days {"from":"FRIDAY"}
  // CALL days {"from":"friday","to":"monday"}
  // REFUSED days {"from":"FRI"}
  @Tool("Takes days")
  Map<DayOfWeek, TimeUnit> days(DayOfWeek from, @Param(defaultValue = "sunday") DayOfWeek to) {
    return Map.of(from, TimeUnit.values()[to.ordinal()]);
  }

  // CALL wait {"units":{"SECONDS":1}}
  @Tool("Takes units")
  TimeUnit wait(Map<TimeUnit, Integer> units) {
    return units.keySet().iterator().next();
  }
}
