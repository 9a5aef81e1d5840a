package corpus;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.List;
import other.Base;

class Kinds {
  static List<Object> tools() {
    return List.of(
        new Kinds().new Inside(),
        new Nested.Deeper(),
        new Component("Oslo"),
        Constant.ONE,
        Constant.TWO,
        new Far(),
        new Child(),
        new GrandChild(),
        new Child() {
          @Override
          String overridden() {
            return "by an anonymous class";
          }
        },
        new Typed(),
        new Dollar$Name());
  }

  class Inside {
    // CALL inner {"x":1}
    @Tool("Is in an inner class")
    int inner(int x) {
      return x;
    }
  }

  static class Nested {
    protected static class Deeper {
      // CALL deep {"x":1}
      @Tool("Is nested twice")
      protected int deep(int x) {
        return x;
      }
    }
  }

  // CALL city {}
  record Component(@Tool("The city") String city) {
    // CALL greet {"name":"x"}
    @Tool("Greets")
    String greet(String name) {
      return name + " in " + city;
    }
  }

  enum Constant {
    ONE,
    TWO {
      @Override
      int number() {
        return 2;
      }
    };

    // CALL number {}
    @Tool("Its number")
    int number() {
      return 1;
    }

    // CALL next {"after":"ONE"}
    @Tool("The next one")
    static Constant next(Constant after) {
      return TWO;
    }
  }

  static class Far extends Base {
    // CALL greet {"name":"x"}
    // CALL three {}
    @Tool("Is here, the others are inherited")
    void here() {}
  }

  abstract static class Parent {
    // CALL overridden {}
    @Tool("Is overridden")
    String overridden() {
      return "p";
    }

    // CALL kept {"x":1}
    @Tool("Is kept")
    int kept(@Param("a number") int x) {
      return x;
    }

    @Tool("Is overridden by what is no tool")
    String dropped() {
      return "p";
    }

    @Tool("Is hidden by what is no tool")
    static String shut(List<String> words) {
      return "p";
    }
  }

  static class Child extends Parent {
    @Override
    @Tool("Overrides")
    String overridden() {
      return "c";
    }

    @Override
    String dropped() {
      return "c";
    }

    static String shut(List<String> words) {
      return "c";
    }
  }

  static class GrandChild extends Child {
    @Override
    String overridden() {
      return "g";
    }
  }

  abstract static class Generic<T> {
    abstract String use(T thing);
  }

  static class Typed extends Generic<String> {
    // CALL use {"thing":"x"}
    @Override
    @Tool("Replaces a type parameter")
    String use(String thing) {
      return thing;
    }
  }

  static class Dollar$Name {
    // CALL dollar {}
    @Tool("Has a dollar in its name")
    void dollar() {}
  }
}
