import io.openheim.tool.Tool;
import io.openheim.tool.ToolReturn;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Only as results */
class Results {
  static List<Object> tools() {
    return List.of(new Results());
  }

  // ROW void => -
  @Tool("-")
  void t0() {
    // Nothing to give.
  }

  // ROW String => -
  @Tool("without quotes")
  String t1() {
    return "It rains.";
  }

  // ROW null, Optional.empty() => -
  @Tool("-")
  Optional<String> t2() {
    return Optional.empty();
  }

  // ROW CompletableFuture<Integer> => -
  @Tool("waited for")
  CompletableFuture<Integer> t3() {
    return CompletableFuture.completedFuture(42);
  }

  // ROW CompletionStage<String> => -
  @Tool("waited for")
  CompletionStage<String> t4() {
    return CompletableFuture.completedStage("done");
  }

  // ROW Future<List<Integer>> => -
  @Tool("waited for")
  Future<List<Integer>> t5() {
    return CompletableFuture.completedFuture(List.of(1, 2));
  }

  // ROW ToolReturn => -
  @Tool("with data for the application, and images for the model")
  ToolReturn t6() {
    return ToolReturn.of("Sold 3").data(3);
  }
}
