import io.openheim.tool.Tool;
import java.util.List;
import java.util.Optional;

class Recursive {
  record Tree(String name, List<Tree> children) {}

  record Hen(Optional<Egg> egg) {}

  record Egg(Hen hen) {}

  @Tool("Takes what has no end")
  Hen take(Tree tree) { // ERROR: [ToolRecursiveType] a record must not contain itself; Recursive.take(tree).children[] is a Recursive.Tree inside a Recursive.Tree; use a flat list of records that name each other // ERROR: [ToolRecursiveType] a record must not contain itself; Recursive.take().egg.hen is a Recursive.Hen inside a Recursive.Hen; use a flat list of records that name each other
    return null;
  }
}
