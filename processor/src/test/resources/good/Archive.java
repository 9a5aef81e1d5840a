package com.example;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import io.openheim.tool.ToolContext;
import io.openheim.tool.ToolReturn;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a tool may say about itself, take from its call and give besides a value. */
class Archive {
  record Hit(String path, double score) {}

  @Tool(value = "Finds files", readOnly = true, timeout = "30s")
  CompletableFuture<List<Hit>> search(
      @Param("words to look for") String query, ToolContext context, Optional<Integer> limit) {
    return CompletableFuture.supplyAsync(() -> List.of(new Hit(query, 1)));
  }

  @Tool(
      value = "Deletes a file",
      destructive = true,
      approval = true,
      timeout = "PT1.5S",
      metadata = {"team=storage", "cost=high"})
  CompletionStage<Void> delete(String path) {
    return CompletableFuture.completedStage(null);
  }

  @Tool("Counts the files")
  CompletableFuture<Integer> count() {
    return CompletableFuture.completedFuture(3);
  }

  @Tool("Shows a page")
  ToolReturn page(ToolContext context, int number) {
    return ToolReturn.of("page " + number);
  }
}
