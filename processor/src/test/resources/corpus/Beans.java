import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.List;

/** Plain classes whose members are named, hidden or inherited oddly. */
class Beans {
  static List<Object> tools() {
    return List.of(new Beans());
  }

  static class Dollars {
    @Param(name = "field")
    public int $L;

    @Param(name = "price")
    private int price$T;

    private int other;

    public int getPrice$T() {
      return price$T;
    }

    public void setPrice$T(int price) {
      price$T = price;
    }

    public int getB$() {
      return other;
    }

    public void setB$(@Param(name = "other") int other) {
      this.other = other;
    }
  }

  static class Spelt {
    private int aName;
    private int xAxis;
    private transient int cache = 7;
    public transient int more = 8;

    public int getaName() {
      return aName;
    }

    public void setaName(int aName) {
      this.aName = aName;
    }

    public int getXAxis() {
      return xAxis;
    }

    public void setXAxis(int xAxis) {
      this.xAxis = xAxis;
    }

    public int getCache() {
      return cache;
    }

    public void setCache(int cache) {
      this.cache = cache;
    }
  }

  static class Overloaded {
    private String date = "";

    public void setWhen(int when) {
      date = "number " + when;
    }

    public void setWhen(String when) {
      date = when;
    }

    public void setWhen(boolean when) {
      date = "flag " + when;
    }

    public String getWhen() {
      return date;
    }
  }

  abstract static class Holding<T> {
    T kept;

    public void setHeld(T held) {
      kept = held;
    }
  }

  static class HoldingText extends Holding<String> {
    @Override
    public void setHeld(String held) {
      kept = held;
    }
  }

  static class Above {
    public int x;
  }

  static class Below extends Above {
    static int count;
    private int y;

    public int getY() {
      return y;
    }

    public void setY(int y) {
      this.y = y;
    }
  }

  static class Hiding extends Below {
    /** Not a property, but what {@code made.x} would be. */
    private static final String x = "x";
  }

  static class Generic<T> {
    T item;
    List<T> items;
  }

  static class OfText extends Generic<String> {}

  sealed interface Crowded permits Crowd {}

  record Crowd(
      String type, String kind, String _type, @Param(name = "__type") String more, int ___type)
      implements Crowded {}

  // CALL dollars {"it":{"field":1,"price":2,"other":3}}
  @Tool("Dollars in names")
  Dollars dollars(Dollars it) {
    return it;
  }

  // CALL spelt {"it":{"aName":1,"xAxis":2}}
  // CALL spelt {"it":{"aName":1,"xAxis":2,"more":2}}
  @Tool("Names without a first capital letter, and transient fields")
  String spelt(Spelt it) {
    return it.aName + " " + it.xAxis + " " + it.more;
  }

  // CALL speltBack {}
  @Tool("Gives them")
  Spelt speltBack() {
    return new Spelt();
  }

  // CALL overloaded {"it":{"when":"now"}}
  @Tool("Setters of which the getter says which one is right")
  Overloaded overloaded(Overloaded it) {
    return it;
  }

  // CALL held {"it":{"held":"a","kept":"b"}}
  @Tool("A setter that overrides a generic one")
  String held(HoldingText it) {
    return it.kept;
  }

  // CALL hiding {"it":{"x":1,"y":2}}
  @Tool("A field that a subclass hides")
  Hiding hiding(Hiding it) {
    return it;
  }

  // CALL ofText {"it":{"item":"a","items":["b"]}}
  @Tool("Fields of a generic superclass")
  OfText ofText(OfText it) {
    return it;
  }

  // CALL crowded {"it":{"____type":"Crowd","type":"a","kind":"b","_type":"c","__type":"d","___type":5}}
  @Tool("A sealed type that has taken the names for its discriminator")
  String crowded(Crowded it) {
    return it.toString();
  }
}
