package corpus;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.List;
import java.util.Optional;

class Scalars {
  static List<Object> tools() {
    return List.of(new Scalars());
  }

  // CALL primitives {"s":"text","c":"x","z":true,"b":1,"h":2,"i":3,"l":4,"f":1.5,"d":2.5}
  @Tool("Takes all primitives")
  String primitives(String s, char c, boolean z, byte b, short h, int i, long l, float f, double d) {
    return s + c + z + b + h + i + l + f + d;
  }

  // CALL boxes {"c":"x","z":true,"b":1,"h":2,"i":3,"l":4,"f":1.5,"d":2.5}
  @Tool("Takes all boxes")
  String boxes(
      @Param("a letter") Character c, Boolean z, Byte b, Short h, Integer i, Long l, Float f,
      Double d) {
    return "" + c + z + b + h + i + l + f + d;
  }

  // CALL optionals {"s":"text","c":"x","z":true,"b":1,"h":2,"i":3,"l":4,"f":1.5,"d":2.5}
  @Tool("Takes everything or nothing")
  String optionals(
      Optional<String> s, Optional<Character> c, Optional<Boolean> z, Optional<Byte> b,
      Optional<Short> h, Optional<Integer> i, Optional<Long> l, Optional<Float> f,
      Optional<Double> d) {
    return "" + s + c + z + b + h + i + l + f + d;
  }

  // CALL lists {"s":["a"],"c":["x"],"z":[true],"b":[1],"d":[[2.5],[]],"o":["y"]}
  @Tool("Takes lists")
  List<String> lists(
      List<String> s, List<Character> c, List<Boolean> z, List<Byte> b, List<List<Double>> d,
      Optional<List<String>> o) {
    return List.of("" + s, "" + c, "" + z, "" + b, "" + d, "" + o);
  }

  // CALL aChar {"v":"x"}
  @Tool("Gives a char")
  char aChar(char v) {
    return v;
  }

  // CALL aByte {"v":1}
  @Tool("Gives a byte")
  byte aByte(byte v) {
    return v;
  }

  // CALL aShort {"v":1}
  @Tool("Gives a short")
  short aShort(short v) {
    return v;
  }

  // CALL aLong {"v":1}
  @Tool("Gives a long")
  long aLong(long v) {
    return v;
  }

  // CALL aFloat {"v":1}
  @Tool("Gives a float")
  float aFloat(float v) {
    return v;
  }

  // CALL aDouble {"v":1}
  @Tool("Gives a double")
  double aDouble(double v) {
    return v;
  }

  // CALL aBoolean {"v":true}
  @Tool("Gives a boolean")
  boolean aBoolean(boolean v) {
    return v;
  }

  // CALL optionalChar {"v":"x"}
  @Tool("May give a character")
  Optional<Character> optionalChar(Optional<Character> v) {
    return v;
  }

  // CALL optionalByte {"v":1}
  @Tool("May give a byte")
  Optional<Byte> optionalByte(Optional<Byte> v) {
    return v;
  }

  // CALL optionalFloat {"v":1}
  @Tool("May give a float")
  Optional<Float> optionalFloat(Optional<Float> v) {
    return v;
  }

  // CALL optionalBoolean {"v":true}
  @Tool("May give a boolean")
  Optional<Boolean> optionalBoolean(Optional<Boolean> v) {
    return v;
  }

  // CALL boxedChar {"v":"x"}
  @Tool("May give a character or null")
  Character boxedChar(Optional<Character> v) {
    return v.orElse(null);
  }

  // CALL boxedLong {"v":1}
  @Tool("May give a long or null")
  Long boxedLong(Optional<Long> v) {
    return v.orElse(null);
  }

  // CALL boxedDouble {"v":1}
  @Tool("May give a double or null")
  Double boxedDouble(Optional<Double> v) {
    return v.orElse(null);
  }

  // CALL nothing {}
  @Tool("Gives nothing")
  Void nothing() {
    return null;
  }

  // CALL nulls {"kind":"text"}
  @Tool("Gives null in place of a text")
  String nulls(String kind) {
    return null;
  }

  // CALL noOptional {}
  @Tool("Gives null in place of an Optional")
  Optional<String> noOptional() {
    return null;
  }

  // CALL noList {}
  @Tool("Gives null in place of a list")
  Optional<List<Integer>> noList() {
    return Optional.empty();
  }

  // CALL infinite {}
  @Tool("Gives numbers that JSON does not have")
  List<Float> infinite() {
    return List.of(Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE);
  }
}
