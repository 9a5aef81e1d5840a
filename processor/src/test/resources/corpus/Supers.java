import io.openheim.tool.Tool;
import java.util.List;

/** Classes that extend the same generic class, each in its own way. */
class Supers {
  static List<Object> tools() {
    return List.of(new Supers());
  }

  static class Base<T> {
    public T value;
  }

  static class Text extends Base<String> {}

  static class Again<X> extends Base<X> {
    public Base<List<X>> more;
  }

  static class Both {
    public Text text;
    public Base<Integer> number;
    public Again<Boolean> again;
  }

  static class Tree extends Base<Tree> {
    public List<Base<String>> names;
  }

  // CALL apart {"text":{"value":"a"},"number":{"value":1}}
  @Tool("Takes a subclass and its superclass with another argument")
  List<Object> apart(Text text, Base<Integer> number) {
    return List.of(text.value, number.value + 1);
  }

  // CALL both {"both":{"text":{"value":"a"},"number":{"value":1},"again":{"value":true,"more":{"value":[true]}}}}
  @Tool("Takes a class that holds both")
  Both both(Both both) {
    return both;
  }

  // REFUSED tree {"tree":{"value":{"names":[]},"names":[{"value":"a"}]}}
  @Tool("Takes a class that extends a class of itself")
  String tree(List<Tree> tree) {
    return tree.toString();
  }
}
