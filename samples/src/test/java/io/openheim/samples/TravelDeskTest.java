package io.openheim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.Agent;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmReply;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.Output;
import io.openheim.tool.OutputType;
import io.openheim.tool.Param;
import io.openheim.tool.ToolContext;
import io.openheim.tool.ToolSpec;
import io.openheim.tool.Toolbox;
import io.openheim.tool.Toolboxes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TravelDeskTest {
  private final Toolbox tools = TravelDeskToolbox.of(new TravelDesk());

  @Test
  void whatIsLeftOutHasItsDefault() {
    assertThat(call("trains", "{\"from\":\"Oslo\",\"to\":\"Bergen\",\"day\":\"2026-11-23\"}"))
        .isEqualTo(
            "[{\"number\":\"RE 70\",\"from\":\"Oslo\",\"to\":\"Bergen\",\"day\":\"2026-11-23\"},"
                + "{\"number\":\"IC 2\",\"from\":\"Oslo\",\"to\":\"Bergen\",\"day\":\"2026-11-23\"}]");
  }

  @Test
  void everyProblemOfACallIsToldAtOnce() {
    assertThat(
            call(
                "book",
                "{\"train\":\"IC 2\",\"comfort\":\"3rd class\",\"payment\":{\"type\":\"Card\",\"number\":\"12\"}}"))
        .isEqualTo(
            """
            book was not called: its arguments have 2 problems.
            - $.comfort: expected one of 1st class, 2nd class, got "3rd class"; did you mean 2nd class?
            - $.payment.number: expected a string that matches [0-9]{16}, got "12"
            Correct them and call again.""");
  }

  @Test
  void priceThatComesLaterIsWaitedFor() {
    assertThat(call("price", "{\"train\":\"IC 2\",\"comfort\":\"1st class\"}")).isEqualTo("89.90");
  }

  @Test
  void flagsAreKnownToTheApplication() {
    ToolSpec trains = spec("trains");

    assertThat(trains.flags().readOnly()).isTrue();
    assertThat(trains.flags().timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(spec("book").flags().approval()).isTrue();
  }

  @Test
  void toolsGetTheObjectsOfTheApplicationByTheirType() {
    TravelDesk.Traveller ann = new TravelDesk.Traveller("Ann");
    LlmClient model =
        LlmClient.of(
            request ->
                request.messages().size() > 1
                    ? LlmReply.text("Booked.")
                    : LlmReply.calls(
                        new ToolCall(
                            "1",
                            "book",
                            "{\"train\":\"IC 2\",\"comfort\":\"2nd class\","
                                + "\"payment\":{\"type\":\"Invoice\",\"address\":\"Oslo\"}}")));
    Agent agent = Agent.builder().client(model).tools(new TravelDesk()).build();

    String booked =
        agent.with(ann).prompt("Book the IC 2.").messages().stream()
            .flatMap(message -> message.toolResults().stream())
            .map(ToolResult::text)
            .findFirst()
            .orElseThrow();

    assertThat(booked)
        .isEqualTo(
            "{\"traveller\":\"Ann\",\"train\":\"IC 2\",\"comfort\":\"2nd class\","
                + "\"payment\":{\"type\":\"Invoice\",\"address\":\"Oslo\"}}");
  }

  @Test
  void applicationGetsWhatIsNotForTheModel() {
    ToolResult seats = tools.call(new ToolCall("1", "seats", "{\"train\":\"IC 2\"}")).result();

    assertThat(seats.text()).isEqualTo("12 seats are free.");
    assertThat(seats.images()).hasSize(1);
    assertThat(seats.data()).isEqualTo(List.of("1A", "1B"));
  }

  @Test
  void toolIsCalledWithoutAModel() {
    Toolbox desk = Toolboxes.of(new TravelDesk());
    ToolContext context = ToolContext.NONE.with(new TravelDesk.Traveller("Ann"));
    ToolCall call = new ToolCall("1", "price", "{\"train\":\"IC 2\",\"comfort\":\"2nd class\"}");

    ToolResult result = desk.call(call, context).result();

    assertThat(result.error()).isFalse();
    assertThat(result.text()).isEqualTo("49.90");
  }

  sealed interface Fare permits Single, Return {}

  record Single() implements Fare {}

  @Param(name = "round trip")
  record Return(int days) implements Fare {}

  @Test
  void classOfASealedTypeHasAnotherNameForTheModel() {
    assertThat(OutputType.of(Fare.class).parse("{\"value\":{\"type\":\"round trip\",\"days\":3}}"))
        .isEqualTo(new Return(3));
  }

  @Output
  record Offer(@Param("number of the train") String train, BigDecimal price) {}

  @Test
  void answerHasAType() {
    OutputType<List<Offer>> offers = OutputType.listOf(Offer.class);
    String answer = "Here you are: {\"value\":[{\"train\":\"IC 2\",\"price\":49.90}]}";
    List<Offer> read = offers.parse(answer);

    assertThat(read).containsExactly(new Offer("IC 2", new BigDecimal("49.90")));
    assertThat(offers.write(read)).isEqualTo(answer.substring(answer.indexOf('{')));
    assertThat(offers.schema()).startsWith("{\"type\":\"object\",\"properties\":{\"value\":");
  }

  private String call(String tool, String arguments) {
    ToolContext context = ToolContext.NONE.with(new TravelDesk.Traveller("Ann"));
    return tools.call(new ToolCall("1", tool, arguments), context).result().text();
  }

  private ToolSpec spec(String name) {
    return tools.specs().stream()
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
