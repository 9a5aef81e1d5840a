import io.openheim.tool.Tool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Numbers, characters and texts */
class Simple {
  static List<Object> tools() {
    return List.of(new Simple());
  }

  // ROW boolean, Boolean => true
  @Tool("`\"true\"` and `\"FALSE\"` are taken too")
  boolean t0(boolean v, Boolean w) {
    return v;
  }

  // ROW byte, Byte => -128
  @Tool("-")
  byte t1(byte v, Byte w) {
    return v;
  }

  // ROW short, Short => 32767
  @Tool("-")
  short t2(short v, Short w) {
    return v;
  }

  // ROW int, Integer => 42
  @Tool("32 bits; `\"42\"`, `42.0` and `4.2e1` are taken too")
  int t3(int v, Integer w) {
    return v;
  }

  // ROW long, Long => 9007199254740993
  @Tool("64 bits, each of them exact")
  long t4(long v, Long w) {
    return v;
  }

  // ROW float, Float => 0.5
  @Tool("neither rounded to zero nor to infinity")
  float t5(float v, Float w) {
    return v;
  }

  // ROW double, Double => 0.1
  @Tool("neither rounded to zero nor to infinity")
  double t6(double v, Double w) {
    return v;
  }

  // ROW BigInteger => 12345678901234567890
  @Tool("at most 400 characters")
  BigInteger t7(BigInteger v) {
    return v;
  }

  // ROW BigDecimal => 19.90
  @Tool("keeps every digit; exponents up to 400")
  BigDecimal t8(BigDecimal v) {
    return v;
  }

  // ROW char, Character => "x"
  @Tool("one character of UTF-16")
  char t9(char v, Character w) {
    return v;
  }

  // ROW String => "Oslo"
  @Tool("a number is taken as it is written")
  String t10(String v) {
    return v;
  }

  // ROW CharSequence => "Oslo"
  @Tool("is a String")
  CharSequence t11(CharSequence v) {
    return v;
  }
}
