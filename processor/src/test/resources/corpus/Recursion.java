import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class Recursion {
  static List<Object> tools() {
    return List.of(new Recursion());
  }

  record Tree(String name, List<Tree> children) {}

  record Chain(int value, Optional<Chain> next) {}

  record Hen(Optional<Egg> egg) {}

  record Egg(Hen hen, String colour) {}

  record Node<T>(T value, List<Node<T>> below) {}

  record Ring(Map<String, Ring> parts, Ring[] others) {}

  record Wood(Tree first, @Param("the second one") Tree second) {}

  record Picky(int size, List<Picky> parts) {
    Picky {
      if (size < parts.size()) {
        throw new IllegalArgumentException("the size is less than that of the parts");
      }
    }
  }

  // CALL tree {"tree":{"name":"a","children":[{"name":"b","children":[]},{"name":"c","children":[{"name":"d","children":[]}]}]}}
  @Tool("Gives a tree back")
  Tree tree(Tree tree) {
    return tree;
  }

  // CALL chain {"chain":{"value":1,"next":{"value":2,"next":{"value":3}}}}
  @Tool("Gives a chain back")
  Optional<Chain> chain(Optional<Chain> chain) {
    return chain;
  }

  // CALL hens {"hen":{"egg":{"hen":{"egg":{"hen":{},"colour":"white"}},"colour":"brown"}},"egg":{"hen":{},"colour":"x"}}
  @Tool("Gives the inner hen back")
  Hen hens(Hen hen, Egg egg) {
    return hen.egg().map(Egg::hen).orElse(egg.hen());
  }

  // CALL eggs {"egg":{"hen":{"egg":{"hen":{},"colour":"white"}},"colour":"brown"},"hen":{}}
  @Tool("Takes them the other way round")
  Egg eggs(Egg egg, Hen hen) {
    return egg;
  }

  // CALL nodes {"texts":{"value":"a","below":[{"value":"b","below":[]}]},"numbers":{"value":1,"below":[{"value":2,"below":[]}]}}
  @Tool("Takes generic nodes")
  Node<Integer> nodes(Node<String> texts, Node<Integer> numbers) {
    return numbers;
  }

  // CALL ring {"ring":{"parts":{"a":{"parts":{},"others":[]}},"others":[{"parts":{},"others":[]}]}}
  @Tool("Takes a ring")
  Ring ring(Ring ring) {
    return ring;
  }

  // CALL wood {"wood":{"first":{"name":"a","children":[]},"second":{"name":"b","children":[]}}}
  @Tool("Takes a wood")
  Wood wood(@Param("all of it") Wood wood) {
    return wood;
  }

  // REFUSED picky {"picky":{"size":0,"parts":[{"size":0,"parts":[{"size":-1,"parts":[]}]},{"size":-2,"parts":[{"size":1,"parts":[]}]}]}}
  @Tool("Takes what may be refused in several places")
  int picky(Picky picky) {
    return picky.size();
  }

  record Crate<T>(T item) {}

  record Holder(Optional<Crate<Holder>> crate) {}

  // CALL crate {"crate":{"item":{"crate":{"item":{}}}}}
  // REFUSED crate {"crate":{"item":{"crate":{"item":5}}}}
  @Tool("Takes a generic record of what contains it")
  Crate<Holder> crate(Crate<Holder> crate) {
    return crate;
  }
}
