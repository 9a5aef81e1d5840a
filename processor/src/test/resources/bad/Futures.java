import io.openheim.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

class Futures {
  @Tool("Takes one")
  void take(
      Future<String> future) {} // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Futures.take(future) is a java.util.concurrent.Future<java.lang.String>; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these

  @Tool("Gives some")
  List<Future<String>> some() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Futures.some()[] is a java.util.concurrent.Future<java.lang.String>; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return List.of();
  }

  @Tool("Gives one, perhaps")
  Optional<CompletionStage<String>> perhaps() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Futures.perhaps() is a java.util.concurrent.CompletionStage<java.lang.String>; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return Optional.empty();
  }

  @Tool("Gives one in another")
  Future<CompletableFuture<String>> twice() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Futures.twice() is a java.util.concurrent.CompletableFuture<java.lang.String>; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return null;
  }

  @Tool("Gives one of anything")
  Future<?> any() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Futures.any() is a ?; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return null;
  }

  @Tool("Gives a raw one")
  CompletionStage raw() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Futures.raw() is a java.util.concurrent.CompletionStage; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return null;
  }
}
