import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.net.URI;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Texts of a form, and enums */
class Forms {
  static List<Object> tools() {
    return List.of(new Forms());
  }

  enum Speed {
    SLOW,
    VERY_FAST
  }

  enum Sign {
    PLUS {
      @Override
      int apply(int number) {
        return number;
      }
    },
    MINUS {
      @Override
      int apply(int number) {
        return -number;
      }
    };

    abstract int apply(int number);
  }

  enum Unit {
    @Param(name = "km/h")
    KMH,
    @Param(name = "m/s")
    MS
  }

  // ROW UUID => "123e4567-e89b-12d3-a456-426614174000"
  @Tool("-")
  UUID t0(UUID v) {
    return v;
  }

  // ROW URI => "https://example.com/page"
  @Tool("-")
  URI t1(URI v) {
    return v;
  }

  // ROW Locale => "en-GB"
  @Tool("a tag; `en_GB` is taken too")
  Locale t2(Locale v) {
    return v;
  }

  // ROW Currency => "EUR"
  @Tool("-")
  Currency t3(Currency v) {
    return v;
  }

  // ROW Path => "notes.txt"
  @Tool("any path: the tool checks where it leads")
  Path t4(Path v) {
    return v;
  }

  // ROW Pattern => "[a-z]+"
  @Tool("at most 2,000 characters")
  Pattern t5(Pattern v) {
    return v;
  }

  // ROW byte[] => "aGVsbG8="
  @Tool("-")
  byte[] t6(byte[] v) {
    return v;
  }

  // ROW an enum => "VERY_FAST"
  @Tool("`very-fast` is taken too")
  Speed t7(Speed v) {
    return v;
  }

  // ROW an enum whose constants have bodies => "MINUS"
  @Tool("-")
  Sign t8(Sign v) {
    return v;
  }

  // ROW an enum with @Param(name = "km/h") at a constant => "km/h"
  @Tool("the model sees these names only")
  Unit t9(Unit v) {
    return v;
  }
}
