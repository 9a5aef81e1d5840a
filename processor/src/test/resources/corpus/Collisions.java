package corpus;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.List;
import java.util.Optional;

class Collisions {
  static List<Object> tools() {
    return List.of(new Collisions(), new DB());
  }

  record Point(int x) {}

  static class Inner {
    record Point(String out, Optional<Integer> value) {}

    enum Fields {
      A
    }
  }

  record Shape(int in) {}

  record point(int list) {}

  record PointList(int a) {}

  static class DB {
    // CALL db {}
    @Tool("Is called like its class")
    static String db() {
      return "x";
    }

    // CALL DB {}
    @Tool("Is called exactly like its class")
    static String DB() {
      return "y";
    }
  }

  // CALL points {"a":{"x":1},"b":{"out":"o","value":2},"c":"A","d":{"in":3},"e":{"list":4},"f":[{"x":5}],"g":{"a":6},"h":[{"list":7}],"corpus":8}
  @Tool("Takes records of one name")
  List<Inner.Point> points(
      Point a, Inner.Point b, Inner.Fields c, Shape d, point e, List<Point> f, PointList g,
      List<point> h, int corpus) {
    return List.of(b, new Inner.Point("" + a + b + c + d + e + f + g + h + corpus, null));
  }

  // CALL a_b {"in":1,"out":2,"target":3,"tool":4,"result":5,"yield":6,"value":7,"Optional":"x","java":8,"io":9,"com":10,"in2":11}
  @Tool("Has parameters that are called like the generated ones")
  Optional<String> a_b(
      int in, int out, int target, int tool, int result, int yield, int value,
      Optional<String> Optional, int java, int io, int com, int in2) {
    return Optional.map(
        x -> x + in + out + target + tool + result + yield + value + java + io + com + in2);
  }

  // CALL aB {"record":1,"var":2,"sealed":3,"when":4,"Int":5}
  @Tool("Has a name that is much like another")
  String aB(int record, int var, int sealed, int when, int Int) {
    return "" + record + var + sealed + when + Int;
  }

  // CALL A_B {}
  @Tool("Has a name like a constant")
  void A_B() {}

  // CALL of {"x":1}
  @Tool("Is called like a generated method")
  Point of(int x) {
    return new Point(x);
  }

  // CALL call {}
  @Tool("Is called like an inherited method")
  String call() {
    return "c";
  }

  // CALL specs {}
  @Tool("Is called like an inherited method")
  String specs() {
    return "s";
  }

  // CALL parameters {}
  @Tool("Is called like an inherited method")
  String parameters() {
    return "p";
  }

  // CALL readPoint {}
  @Tool("Is called like a generated method")
  String readPoint() {
    return "r";
  }

  // CALL yield {}
  @Tool("Is called like a keyword")
  String yield() {
    return "y";
  }

  // CALL hashCode {}
  @Tool("Is a method of every object")
  public int hashCode() {
    return 1;
  }

  // CALL toString {}
  @Tool("Is a method of every object, too")
  public String toString() {
    return "t";
  }

  // CALL overloaded {}
  @Tool("Is there twice")
  String overloaded() {
    return "o";
  }

  // CALL overloaded-1 {"x":1}
  @Tool(name = "overloaded-1", value = "Is there twice")
  String overloaded(@Param(name = "x") int y) {
    return "o" + y;
  }

  // CALL dollar {}
  @Tool(name = "dollar", value = "Has a dollar")
  String $dollar$() {
    return "$";
  }
}
