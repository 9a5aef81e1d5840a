import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

class Limited {
  static List<Object> tools() {
    return List.of(new Limited());
  }

  enum Speed {
    @Param(name = "km/h")
    KMH,
    @Param(name = "m/s")
    MS,
    KNOTS
  }

  record Range(
      @Param(min = 0, max = 100) int from, @Param(value = "up to", defaultValue = "100") int to) {}

  static class Options {
    @Param(max = 3.5)
    public double factor;

    @Param(defaultValue = "x")
    public String text;
  }

  // CALL numbers {"a":1,"b":2,"c":3,"d":4,"e":0.5,"f":0.25,"g":7,"h":1.5,"i":2026}
  @Tool("Takes limited numbers")
  String numbers(
      @Param(min = 1, max = 5) byte a,
      @Param(max = 5) short b,
      @Param(min = -1, max = 127) int c,
      @Param(value = "large", min = 1) long d,
      @Param(min = 0.25, max = 1) float e,
      @Param(min = 0.25) double f,
      @Param(min = 1, max = 1000) BigInteger g,
      @Param(max = 1.5) BigDecimal h,
      @Param(min = 2000) Year i) {
    return a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i;
  }

  // CALL texts {"a":"xy","b":"abc-1","c":"5"}
  // CALL texts {"a":"\ud83d\ude00x","b":"abc-1","c":"127"}
  @Tool("Takes limited texts")
  String texts(
      @Param(minLength = 2, maxLength = 3) String a,
      @Param(value = "a key", pattern = "[a-z]+-[0-9]") CharSequence b,
      @Param(maxLength = 3, pattern = "^[0-9]*$") String c) {
    return a + b + c;
  }

  // CALL many {"a":["x"],"b":[1,2],"c":[1],"d":{"a":1},"e":5,"f":"x"}
  @Tool("Takes limited collections")
  String many(
      @Param(minItems = 1) List<String> a,
      @Param(maxItems = 2) Set<Integer> b,
      @Param(minItems = 1, maxItems = 1) int[] c,
      @Param(value = "things", minItems = 1, maxItems = 2) Map<String, Integer> d,
      @Param(min = 5) OptionalInt e,
      @Param(minLength = 1) Optional<String> f) {
    return a + "" + b + c.length + d + e + f;
  }

  // CALL defaults {}
  // CALL defaults {"a":null,"b":2,"c":3,"d":4.5,"e":false,"f":"y","g":"z","h":"km/h","i":"2020-01-01","j":"PT1S","k":1,"l":2,"m":2000,"n":5,"o":7}
  @Tool("Takes what has defaults")
  String defaults(
      @Param(defaultValue = "1") int a,
      @Param(defaultValue = "2") byte b,
      @Param(value = "long", defaultValue = "9007199254740993") long c,
      @Param(defaultValue = "0.1") double d,
      @Param(defaultValue = "true") boolean e,
      @Param(defaultValue = "a \"quoted\" $1 \\ text") String f,
      @Param(defaultValue = "'") char g,
      @Param(defaultValue = "M/S") Speed h,
      @Param(defaultValue = "2026-11-23") LocalDate i,
      @Param(defaultValue = "PT5M") Duration j,
      @Param(defaultValue = "12345678901234567890") BigInteger k,
      @Param(defaultValue = "1.50") BigDecimal l,
      @Param(defaultValue = "2026") Year m,
      @Param(defaultValue = "3", min = 1, max = 5) int n,
      @Param(defaultValue = "-1.5e3") float o) {
    return List.of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o).toString();
  }

  // CALL speeds {"speed":"km/h","all":["m/s","KNOTS"],"named":{"m/s":1}}
  @Tool("Takes constants with other names")
  Map<Speed, Integer> speeds(Speed speed, List<Speed> all, Map<Speed, Integer> named) {
    return named;
  }

  // CALL speed {"speed":"KNOTS"}
  // REFUSED speed {"speed":"M-S"}
  @Tool("Gives a constant back")
  Speed speed(Speed speed) {
    return speed;
  }

  // CALL range {"range":{"from":1},"options":{"factor":2.5}}
  // REFUSED range {"range":{"from":101,"to":5},"options":{"factor":3.75,"text":"y"}}
  @Tool("Takes limited members")
  Range range(Range range, Options options) {
    return range;
  }
}
