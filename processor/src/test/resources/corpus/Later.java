package corpus;

import io.openheim.error.ToolException;
import io.openheim.tool.Tool;
import io.openheim.tool.ToolContext;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

class Later {
  enum Mood {
    GOOD,
    BAD
  }

  record Pair<A, B>(A a, B b) {}

  static List<Object> tools() {
    return List.of(new Later());
  }

  // CALL add {"a":1,"b":2}
  @Tool("Adds, later")
  CompletableFuture<Integer> add(int a, int b) {
    return CompletableFuture.supplyAsync(() -> a + b);
  }

  // CALL text {"result":"x","out":"y"}
  @Tool("Gives a text, later")
  CompletionStage<String> text(String result, String out) {
    return CompletableFuture.completedStage(result + out);
  }

  // CALL letter {"c":"x"}
  @Tool("Gives a character, later")
  Future<Character> letter(char c) {
    FutureTask<Character> task = new FutureTask<>(() -> c);
    task.run();
    return task;
  }

  // CALL mood {"m":"BAD"}
  @Tool("Gives a constant, later")
  Future<Mood> mood(Mood m) {
    return CompletableFuture.completedFuture(m);
  }

  // CALL day {"d":"2026-11-23"}
  @Tool("Gives a day, later")
  CompletionStage<LocalDate> day(LocalDate d, ToolContext context) {
    return CompletableFuture.completedFuture(d).minimalCompletionStage();
  }

  // CALL bytes {"b":"aGk="}
  @Tool("Gives bytes, later")
  CompletionStage<byte[]> bytes(byte[] b) {
    return CompletableFuture.completedFuture(b);
  }

  // CALL days {"d":["2026-11-23"]}
  @Tool("Gives a record of groups, later")
  CompletableFuture<Pair<List<LocalDate>, Map<String, int[]>>> days(List<LocalDate> d) {
    return CompletableFuture.completedFuture(new Pair<>(d, Map.of("n", new int[] {d.size()})));
  }

  // CALL maybe {"s":"x"}
  // CALL maybe {}
  @Tool("Gives a text or nothing, later")
  CompletableFuture<Optional<String>> maybe(Optional<String> s) {
    return CompletableFuture.completedFuture(s);
  }

  // CALL number {"i":1}
  @Tool("Gives a number or nothing, later")
  Future<OptionalInt> number(OptionalInt i) {
    return CompletableFuture.completedFuture(i);
  }

  // CALL done {"a":1}
  @Tool("Does something, later")
  CompletionStage<Void> done(int a) {
    return CompletableFuture.runAsync(() -> {});
  }

  // CALL nothing {}
  @Tool("Gives null, later")
  static CompletableFuture<List<String>> nothing() throws IOException {
    return CompletableFuture.completedFuture(null);
  }

  // FAILS none {}
  @Tool("Gives no future")
  CompletableFuture<String> none() {
    return null;
  }

  // FAILS neither {}
  @Tool("Gives no stage")
  CompletionStage<Void> neither() {
    return null;
  }

  // FAILS refuse {}
  @Tool("Fails with words for the model, later")
  CompletionStage<String> refuse() {
    return CompletableFuture.supplyAsync(() -> { throw new CompletionException(new ToolException("not today")); });
  }

  // FAILS fail {}
  @Tool("Fails, later")
  Future<Void> fail() {
    return CompletableFuture.failedFuture(new IOException("broken"));
  }

  // FAILS crash {}
  @Tool("Crashes, later")
  CompletableFuture<Void> crash() throws Throwable {
    return CompletableFuture.failedFuture(new StackOverflowError());
  }

  // FAILS gone {}
  @Tool("Is cancelled")
  CompletableFuture<Void> gone() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    gone.cancel(true);
    return gone;
  }
}
