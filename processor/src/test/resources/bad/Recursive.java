import io.openheim.tool.Tool;
import java.util.List;
import java.util.Optional;

class Recursive {
  record Endless(String name, Endless again) {}

  record Hen(Egg egg) {}

  record Egg(Hen hen) {}

  record Growing<T>(T value, Optional<Growing<List<T>>> next) {}

  sealed interface Loop permits Left, Right {}

  record Left(Loop of) implements Loop {}

  record Right(Loop of) implements Loop {}

  record Fine(List<Fine> parts) {}

  @Tool("Takes what has no end")
  Hen take( // ERROR: [ToolRecursiveType] a type that contains itself must be able to end; Recursive.take() never does; make the part that closes the circle an Optional or a List
      Endless endless, // ERROR: [ToolRecursiveType] a type that contains itself must be able to end; Recursive.take(endless) never does; make the part that closes the circle an Optional or a List
      Loop loop, // ERROR: [ToolRecursiveType] a type that contains itself must be able to end; Recursive.take(loop) never does; make the part that closes the circle an Optional or a List
      Fine fine) {
    return null;
  }

  @Tool("Takes what grows for ever")
  void grow(Growing<String> growing) {} // ERROR: [ToolRecursiveType] a type must not go on for ever; Recursive.grow(growing).next.next.next.next.next.next.next.next.next.next.next.next.next.next.next.next.next.next.next.next is a Recursive.Growing inside a Recursive.Growing; use a flat list of records that name each other
}
