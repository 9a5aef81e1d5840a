import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class Sealed {
  static List<Object> tools() {
    return List.of(new Sealed());
  }

  sealed interface Figure permits Circle, Square, Nothing {}

  record Circle(double radius) implements Figure {
    Circle {
      if (radius < 0) {
        throw new IllegalArgumentException("a radius is not negative");
      }
    }
  }

  record Square(double side, Optional<String> colour) implements Figure {}

  record Nothing() implements Figure {}

  sealed interface Expression {}

  record Number(double value) implements Expression {}

  sealed interface Operation extends Expression {}

  @Param(name = "plus")
  record Sum(Expression left, Expression right) implements Operation {}

  @Param(name = "not")
  record Negation(Expression of) implements Operation {}

  sealed interface Typed permits TypedOne, TypedTwo {}

  record TypedOne(String type, String kind) implements Typed {}

  record TypedTwo(int x) implements Typed {}

  abstract static sealed class Animal permits Dog, Cat {
    String name = "";
  }

  static final class Dog extends Animal {
    boolean good;
  }

  static final class Cat extends Animal {
    int lives;

    void setLives(int lives) {
      if (lives > 9) {
        throw new IllegalArgumentException("a cat has nine lives");
      }
      this.lives = lives;
    }
  }

  static sealed class Base permits Derived {
    public int x;
  }

  static final class Derived extends Base {
    public int y;
  }

  // CALL area {"figure":{"type":"Circle","radius":2.5}}
  // CALL area {"figure":{"radius":2.5,"type":"Circle"}}
  // CALL area {"figure":{"type":"Square","side":2,"colour":"red"}}
  // CALL area {"figure":{"type":"nothing"}}
  @Tool("Gives a figure back")
  Figure area(@Param("what to measure") Figure figure) {
    return figure;
  }

  // REFUSED all {"figures":[{"type":"Circle","radius":2.5},{"type":"Nothing"},{"type":"Circle","radius":-1},{"type":"Circle","radius":-2}],"named":{"a":{"type":"Square","side":1}},"maybe":{"type":"Nothing"}}
  @Tool("Gives all figures back")
  Map<String, Figure> all(List<Figure> figures, Map<String, Figure> named, Optional<Figure> maybe) {
    return named;
  }

  // CALL one {"circle":{"radius":1}}
  @Tool("A case by itself has no type")
  Circle one(Circle circle) {
    return circle;
  }

  // CALL calculate {"expression":{"type":"plus","left":{"type":"Number","value":1},"right":{"type":"not","of":{"type":"Number","value":2}}}}
  @Tool("Gives an expression back")
  Expression calculate(Expression expression) {
    return expression;
  }

  // CALL typed {"typed":{"_type":"TypedOne","type":"a","kind":"b"}}
  @Tool("Has a property called type")
  Typed typed(Typed typed) {
    return typed;
  }

  // CALL animal {"animal":{"type":"Dog","name":"Rex","good":true}}
  // CALL animal {"animal":{"type":"Cat","name":"Tom","lives":7}}
  // REFUSED animal {"animal":{"type":"Cat","name":"Tom","lives":10}}
  @Tool("Gives an animal back")
  Animal animal(Animal animal) {
    return animal;
  }

  // CALL base {"base":{"type":"Derived","x":1,"y":2}}
  // CALL base {"base":{"type":"Base","x":1}}
  @Tool("A sealed class that can be made itself")
  Base base(Base base) {
    return base;
  }
}
