package io.openheim.samples;

import io.openheim.error.ToolException;
import io.openheim.message.Image;
import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import io.openheim.tool.ToolContext;
import io.openheim.tool.ToolReturn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Books journeys by train, for whoever is logged in. */
class TravelDesk {
  /** Who is logged in; the model never sees it. */
  record Traveller(String name) {}

  enum Comfort {
    @Param(name = "1st class")
    FIRST,
    @Param(name = "2nd class")
    SECOND
  }

  sealed interface Payment permits Card, Invoice {}

  record Card(@Param(pattern = "[0-9]{16}") String number) implements Payment {}

  record Invoice(String address) implements Payment {}

  record Train(String number, String from, String to, LocalDate day) {}

  record Booking(String traveller, String train, Comfort comfort, Payment payment) {}

  @Tool(value = "Finds trains between two cities", readOnly = true, timeout = "20s")
  List<Train> trains(
      String from,
      String to,
      LocalDate day,
      @Param(value = "how many to give", min = 1, max = 20, defaultValue = "3") int most) {
    return List.of(new Train("RE 70", from, to, day), new Train("IC 2", from, to, day))
        .subList(0, Math.min(2, most));
  }

  @Tool(value = "Books a seat in a train", destructive = true, approval = true)
  Booking book(String train, Comfort comfort, Payment payment, ToolContext context) {
    if (train.isBlank()) {
      throw new ToolException("There is no train without a number; find one with trains.");
    }
    context.progress(0.5, "asking the railway");
    return new Booking(context.get(Traveller.class).name(), train, comfort, payment);
  }

  @Tool(value = "Price of a seat in euros", readOnly = true)
  CompletionStage<BigDecimal> price(String train, Comfort comfort) {
    return CompletableFuture.supplyAsync(
        () -> new BigDecimal(comfort == Comfort.FIRST ? "89.90" : "49.90"));
  }

  @Tool(value = "Plan of the seats of a train", readOnly = true)
  ToolReturn seats(String train) {
    byte[] drawing = "<svg/>".getBytes(StandardCharsets.UTF_8);
    return ToolReturn.of("12 seats are free.")
        .image(Image.of("image/svg+xml", drawing))
        .data(List.of("1A", "1B"));
  }
}
