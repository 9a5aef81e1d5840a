import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class Limits {
  enum Size {
    @Param(name = "s")
    SMALL,
    @Param(name = "s")
    SHORT,
    LONG
  }

  enum Level {
    LOW,
    HIGH
  }

  sealed interface Kind permits One, Two {}

  @Param(name = "same")
  record One() implements Kind {}

  @Param(name = "same")
  record Two() implements Kind {}

  record Part(@Param(maxLength = 3, pattern = "(") String name) {}

  static class Twice {
    @Param(name = "x")
    public int one;

    @Param(name = "x")
    public int two;
  }

  @Tool("Has limits that are wrong")
  void limits(
      @Param(min = 5, max = 3) int empty, // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; Limits.limits(empty) has some that do not: 5 to 3 leaves no number; change or remove them
      @Param(min = 0.25, max = 0.75) int fraction, // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; Limits.limits(fraction) has some that do not: there is no number of the type within them; change or remove them
      @Param(min = 1) String text, // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; Limits.limits(text) has some that do not: only numbers have a smallest and a largest value; change or remove them
      @Param(maxLength = 1) LocalDate date, // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; Limits.limits(date) has some that do not: only strings, lists and maps have a length; change or remove them
      @Param(minItems = 3) Map<Level, String> map, // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; Limits.limits(map) has some that do not: there are only 2 different keys; change or remove them
      @Param(min = 0.25, max = 0.75) BigInteger big, // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; Limits.limits(big) has some that do not: there is no number of the type within them; change or remove them
      @Param(minItems = 3, maxItems = 2) List<String> list, // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; Limits.limits(list) has some that do not: 3 to 2 leaves no length; change or remove them
      @Param(pattern = "x") int number, // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; Limits.limits(number) has some that do not: only strings have a pattern; change or remove them
      @Param(min = 1e17) long large, // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; Limits.limits(large) has some that do not: 100000000000000000 is more than a double holds exactly; change or remove them
      Part part) {} // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; Limits.limits(part).name has some that do not: "(" is no regular expression; change or remove them

  @Tool("Has defaults that are wrong")
  void defaults(
      @Param(defaultValue = "many") int number, // ERROR: [ToolBadDefault] the default of a parameter must be one of its values; that of Limits.defaults(number) is not: expected a whole number, got "many"; change or remove it
      @Param(defaultValue = "2026-02-30") LocalDate date, // ERROR: [ToolBadDefault] the default of a parameter must be one of its values; that of Limits.defaults(date) is not: expected a date such as 2026-11-23, got "2026-02-30"; change or remove it
      @Param(defaultValue = "7", max = 5) int large, // ERROR: [ToolBadDefault] the default of a parameter must be one of its values; that of Limits.defaults(large) is not: expected a whole number of at most 5, got "7"; change or remove it
      @Param(defaultValue = "a") List<String> list, // ERROR: [ToolBadDefault] the default of a parameter must be one of its values; that of Limits.defaults(list) is not: only a single value can have one, not a list; change or remove it
      @Param(defaultValue = "a") Optional<String> optional) {} // ERROR: [ToolBadDefault] the default of a parameter must be one of its values; that of Limits.defaults(optional) is not: an Optional has none but to be empty; change or remove it

  @Tool("Has names that are not different")
  void names(
      Size size, // ERROR: [ToolDuplicateParam] the constants of an enum must have different names; Limits.names(size) is a Limits.Size, which has two called s; give one of them another name with @Param(name = "...")
      Kind kind, // ERROR: [ToolDuplicateParam] the classes of a sealed type must have different names; Limits.names(kind) is a Limits.Kind, which has two called same; give one of them another name with @Param(name = "...")
      Twice twice) {} // ERROR: [ToolDuplicateParam] the properties of a class must have different names; Limits.names(twice) has two called x; give one of them another name with @Param(name = "...")
}
